# Sourced: a Slurm cluster of one node on the loopback address, all of it in the folder $cluster. Needs root.
# cluster_up starts munged, slurmctld and slurmd; cluster_down ends these processes, by their ids.
cluster_pids=()

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# until_true WHAT SECONDS COMMAND…: waits for a condition.
until_true() {
    local what="$1" left=$(($2 * 10))
    shift 2
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "slurm: waited in vain for $what" >&2; return 1; }
        sleep 0.1
    done
}

write_conf() {
    local host
    host=$(hostname -s)
    cat >"$cluster/slurm.conf" <<CONF
ClusterName=loopback
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd.pid
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
JobRequeue=1
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
}

cluster_up() {
    mkdir -p "$cluster/state" "$cluster/spool"
    chmod 711 "$cluster"
    head -c 1024 /dev/urandom >"$cluster/munge.key"
    chmod 400 "$cluster/munge.key"
    munged --foreground --force --key-file="$cluster/munge.key" --socket="$cluster/munge.socket" \
        --pid-file="$cluster/munged.pid" --log-file="$cluster/munged.log" --seed-file="$cluster/munged.seed" \
        >"$cluster/munged.out" 2>&1 &
    cluster_pids+=($!)
    until_true "munged" 20 test -S "$cluster/munge.socket"
    write_conf
    export SLURM_CONF="$cluster/slurm.conf"
    slurmctld -D >"$cluster/slurmctld.out" 2>&1 &
    cluster_pids+=($!)
    slurmd -D >"$cluster/slurmd.out" 2>&1 &
    cluster_pids+=($!)
    until_true "an idle node" 60 node_idle || { tail -5 "$cluster"/*.log "$cluster"/*.out >&2; return 1; }
}

node_idle() { sinfo --noheader --format=%t | grep -qx idle; }

cluster_down() {
    local i
    for ((i = ${#cluster_pids[@]} - 1; i >= 0; i--)); do
        kill "${cluster_pids[$i]}" 2>/dev/null || true
        wait "${cluster_pids[$i]}" 2>/dev/null || true
    done
    cluster_pids=()
}
