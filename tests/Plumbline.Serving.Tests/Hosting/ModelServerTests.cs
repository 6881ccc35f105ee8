using System.Net;
using Plumbline.Serving.Hosting;

namespace Plumbline.Serving.Tests.Hosting;

public class ModelServerTests
{
    [Fact]
    public async Task Stop_WithARunningRequest_LetsItFinishOrEndsIt()
    {
        RunningServer server = new(new ServerOptions { DrainTime = TimeSpan.FromMinutes(1) }, RunningServer.Stories);
        await server.InitializeAsync();
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/v1/completions")
            {
                Content = new StringContent("""{"model":"tiny-stories","prompt":"The","max_tokens":150,"temperature":2,"stream":true,"n":4}""", System.Text.Encoding.UTF8, "application/json"),
            };
            using HttpResponseMessage response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Task stopping = server.Server.StopAsync();

            // Taken before the end began: finished, [DONE] included.
            (await response.Content.ReadAsStringAsync()).ShouldEndWith("data: [DONE]\n\n");
            await stopping;
            await Should.ThrowAsync<HttpRequestException>(() => server.GetAsync("/health"));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_AtAPortThatIsTaken_SaysSo()
    {
        RunningServer first = new(new ServerOptions(), RunningServer.Stories);
        await first.InitializeAsync();
        try
        {
            await using ModelServer second = new([first.Model(RunningServer.Stories)], new ServerOptions { Port = first.Address.Port });
            (await Should.ThrowAsync<IOException>(() => second.StartAsync())).Message.ShouldContain("address already in use");
        }
        finally
        {
            await first.DisposeAsync();
        }
    }

    [Fact]
    public async Task Server_WithoutModelsOrWithTwoOfOneName_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new ModelServer([])).Message.ShouldContain("no model");
        RunningServer server = new(new ServerOptions(), RunningServer.Stories);
        await server.InitializeAsync();
        ServedModel model = server.Model(RunningServer.Stories);
        Should.Throw<ArgumentException>(() => new ModelServer([model, model])).Message.ShouldContain("tiny-stories");
        server.Server.Address.Host.ShouldBe(IPAddress.Loopback.ToString());
        await server.DisposeAsync();
    }
}
