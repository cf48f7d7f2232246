-- ECOGATE_BENCH_TILES=one: a tile that is cached; =all: every tile of level 13 over the province, each asked once.
local one = os.getenv("ECOGATE_BENCH_TILES") == "one"
local layer = "/ogc/collections/units/tiles/WebMercatorQuad/"
local x, y = 6480, 3430
request = function()
    if one then
        return wrk.format("GET", layer .. "9/217/406")
    end
    x = x + 1
    if x > 6560 then
        x = 6480
        y = y + 1
    end
    return wrk.format("GET", layer .. "13/" .. y .. "/" .. x)
end
