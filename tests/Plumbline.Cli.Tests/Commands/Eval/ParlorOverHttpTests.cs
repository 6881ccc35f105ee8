using System.Text.Json;
using Plumbline.Models.Chat;
using Plumbline.Numerics.Compute;
using Plumbline.Serving.Hosting;
using Plumbline.TestKit;

namespace Plumbline.Cli.Tests.Commands.Eval;

/// <summary>A served model and the same in process are one model: every reply and every number is the same.</summary>
public sealed class ParlorOverHttpTests : IDisposable
{
    private static readonly string Model = Repository.File("models", "parlor-base");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Eval_OverHttp_GivesTheScorecardOfTheModelInProcess()
    {
        await using ModelServer server = new([new ServedModel("world", LocalModel.Load(Model), new Processor(new ProcessorOptions { Threads = 1 }))], new ServerOptions { Port = 0 }, TimeProvider.System);
        await server.StartAsync(CancellationToken.None);

        JsonElement served = Evaluate("served", "--model", "world", "--base-url", new Uri(server.Address, "/v1").ToString());
        JsonElement local = Evaluate("local", "--model", Model);

        served.GetRawText().ShouldBe(local.GetRawText());
        Replies("served").ShouldBe(Replies("local"));
    }

    private JsonElement Evaluate(string run, params string[] model) =>
        CommandLineRun.Of(["eval", "parlor", .. model, "--limit", "64", "--json", "--out", Path.Combine(_folder.Path, run)]).Json().GetProperty("result").GetProperty("suites");

    private string[] Replies(string run) =>
    [
        .. File.ReadLines(Path.Combine(_folder.Path, run, "samples.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Select(record => record.GetProperty("id").GetString() + " " + record.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString())
            .Order(StringComparer.Ordinal),
    ];
}
