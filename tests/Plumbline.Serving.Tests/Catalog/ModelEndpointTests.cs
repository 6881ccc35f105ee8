using System.Net;
using System.Text.Json;

namespace Plumbline.Serving.Tests.Catalog;

[Collection(SharedServer.Name)]
public class ModelEndpointTests(RunningServer server)
{
    [Fact]
    public async Task List_HoldsEveryModel()
    {
        JsonElement list = (await server.GetAsync("/v1/models")).Json;

        list.GetProperty("object").GetString().ShouldBe("list");
        list.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ShouldBe([RunningServer.Parlor, RunningServer.Stories]);
        list.GetProperty("data")[0].GetProperty("max_model_len").GetInt32().ShouldBe(192);
    }

    [Fact]
    public async Task Show_KnownOrUnknown_IsTheModelOrNotFound()
    {
        (await server.GetAsync($"/v1/models/{RunningServer.Stories}")).Json.GetProperty("id").GetString().ShouldBe(RunningServer.Stories);
        (await server.GetAsync("/v1/models/a/b")).ShouldBeError(HttpStatusCode.NotFound, "model", "no such model", RunningServer.Parlor);
    }

    [Fact]
    public async Task Health_IsOk() => (await server.GetAsync("/health")).Text.ShouldBe("""{"status":"ok"}""");
}
