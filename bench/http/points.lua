-- Points all over the province, never the same twice in a row: what does lie here?
math.randomseed(52)
local targets = {}
for i = 1, 20000 do
    targets[i] = string.format("/api/v1/units?lon=%.6f&lat=%.6f", 104.8 + math.random() * 4, 25.2 + math.random() * 3)
end
local at = 0
request = function()
    at = at % #targets + 1
    return wrk.format("GET", targets[at])
end
