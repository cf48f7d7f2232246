-- Whole assessments of the worked projects, over all layers and the whole law pack.
local bodies = {}
for name in string.gmatch(os.getenv("ECOGATE_BENCH_BODIES"), "[^:]+") do
    local file = assert(io.open(name, "rb"))
    bodies[#bodies + 1] = file:read("*a")
    file:close()
end
local at = 0
-- ECOGATE_BENCH_TRACE=&trace=hits: the short form for programs.
local path = "/api/v1/assess?as_of=2026-11-24" .. (os.getenv("ECOGATE_BENCH_TRACE") or "")
local headers = { ["Content-Type"] = "application/json" }
request = function()
    at = at % #bodies + 1
    return wrk.format("POST", path, headers, bodies[at])
end
