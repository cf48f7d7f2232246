#!/usr/bin/env bash
# Screens a file of sites on a Slurm cluster: one array task a shard, then a job that merges them to the bytes of one run.
#   packaging/slurm/screen.sh SITES OUT SHARDS --as-of DAY [other options of ecogate screen]
# SITES, OUT, release and data folder lie on a file system that all nodes see; state full paths.
# ECOGATE names the program (default: ecogate); SBATCH_PARTITION, SBATCH_ACCOUNT … count as always.
# docs/howto/如何-在Slurm上筛查.md
set -euo pipefail
here="$(cd "$(dirname "$(readlink -f "$0")")" && pwd)"
if [ $# -lt 3 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
sites="$1" output="$2" shards="$3"
shift 3
array=$(sbatch --parsable --array="1-$shards" --output="$output.slurm-%a.log" \
    "$here/screen.sbatch" "$shards" "$sites" "$output" "$@")
merge=$(sbatch --parsable --dependency="afterok:$array" --output="$output.slurm-merge.log" \
    "$here/merge.sbatch" "$output")
echo "array job $array ($shards shards), merge job $merge"
