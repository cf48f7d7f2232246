-- What a busy day looks like: mostly points and tiles, now and then an assessment, a search, a page of features.
local file = assert(io.open(string.match(os.getenv("ECOGATE_BENCH_BODIES"), "[^:]+"), "rb"))
local body = file:read("*a")
file:close()
math.randomseed(7)
local headers = { ["Content-Type"] = "application/json" }
request = function()
    local dice = math.random(100)
    if dice <= 55 then
        return wrk.format("GET", string.format("/api/v1/units?lon=%.6f&lat=%.6f", 104.8 + math.random() * 4, 25.2 + math.random() * 3))
    elseif dice <= 85 then
        return wrk.format("GET", string.format("/ogc/collections/units/tiles/WebMercatorQuad/12/%d/%d", 1715 + math.random(40), 3240 + math.random(40)))
    elseif dice <= 93 then
        return wrk.format("POST", "/api/v1/assess?as_of=2026-11-24", headers, body)
    elseif dice <= 97 then
        return wrk.format("GET", "/api/v1/search?q=C1512")
    end
    return wrk.format("GET", "/ogc/collections/units/items?limit=20&offset=" .. math.random(1000))
end
-- ECOGATE_BENCH_DELAY=MS: each connection waits so long before its next request (soak.sh).
local pause = tonumber(os.getenv("ECOGATE_BENCH_DELAY") or "")
if pause then
    delay = function() return pause end
end
