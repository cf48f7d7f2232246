#!/usr/bin/env bash
# tests/interop/report.sh ECOGATE RELEASE: reports as strangers read them. LibreOffice opens the Word report and the workbook, and makes the
# PDF; poppler reads it; what they find is held against the assessment.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
ecogate="$1" release="$2"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "interop: $*" >&2
    exit 1
}

for lang in zh en; do
    for project in examples/*.toml; do
        name=$(basename "$project" .toml)-$lang
        judge=("$ecogate" --lang "$lang" assess "$project" --release "$release" --as-of 2026-11-24)
        "${judge[@]}" --format json -o "$folder/$name.json" 2>/dev/null
        "${judge[@]}" --format docx -o "$folder/$name.docx" 2>/dev/null
        "${judge[@]}" --format pdf -o "$folder/$name.pdf" 2>/dev/null
        "${judge[@]}" --format xlsx -o "$folder/$name.xlsx" 2>/dev/null
        "$ecogate" verify "$folder/$name.docx" --release "$release" >/dev/null
        "$ecogate" verify "$folder/$name.xlsx" --release "$release" >/dev/null
        "$ecogate" verify "$folder/$name.pdf" --release "$release" >/dev/null
        pdfdetach -save 1 -o "$folder/$name.attached" "$folder/$name.pdf"
        cmp "$folder/$name.attached" <(head -c -1 "$folder/$name.json") || fail "$name: what is attached is not the assessment"

        pdftotext "$folder/$name.pdf" "$folder/$name.txt"
        digest=$(head -c -1 "$folder/$name.json" | sha256sum | cut -c1-64)
        tr -d '\n ' <"$folder/$name.txt" | grep -q "$digest" || fail "$name: the PDF does not show its digest $digest"
        ! grep -q '[{}]' "$folder/$name.txt" || fail "$name: a mark was left in the PDF: $(grep '[{}]' "$folder/$name.txt" | head -1)"
        pages=$(pdfinfo "$folder/$name.pdf" | sed -n 's/^Pages: *//p')
        # The last page of so many says so itself.
        last=$(pdftotext -f "$pages" -l "$pages" "$folder/$name.pdf" - | tr -d ' \n' | sed 's/　//g')
        [[ "$last" == *"$pages页共$pages页"* || "$last" == *"page${pages}of$pages"* ]] || fail "$name: no number on page $pages"
        pdffonts "$folder/$name.pdf" | awk 'NR > 2 && $(NF-4) != "yes" { exit 1 }' || fail "$name: a font is not embedded"

        soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to csv --outdir "$folder" "$folder/$name.xlsx" >/dev/null 2>&1
        grep -q "$digest" "$folder/$name.csv" || fail "$name: the workbook does not show its digest"
        echo "$name: $pages pages"
    done
done
