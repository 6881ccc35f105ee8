using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Formats;
using Plumbline.Evaluation.Formats.ScenarioResults;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Tests.Formats.ScenarioResults;

public sealed class ScenarioResultsWriterTests : IDisposable
{
    private static readonly ScenarioInfo Info = new() { Execution = "20260822T120119", Model = "openai/small", Created = FormatRecords.Start, Tags = ["nightly"] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_SamplesAndASuite_HasTheStoresFolders()
    {
        string folder = Write(Info, [FormatOutcomes.Failing], [FormatRecords.Answered("one", 1), FormatRecords.Answered("one", 0, 0, 2), FormatRecords.Failed("two", 1)]);

        folder.ShouldBe(Path.Combine(_folder.Path, "results", "20260822T120119"));
        Files(folder).ShouldBe(["sycophancy-facts.one/1.json", "sycophancy-facts.one/2.json", "sycophancy-facts.two/1.json", $"sycophancy.scorecard/{Names("openai/small")}.json"]);
    }

    [Fact]
    public void Write_ASample_HasTheFieldsOfAScenarioRunResult()
    {
        string folder = Write(Info with { IsFailure = (_, _, score) => score.Value < 1 }, [], [FormatRecords.Answered("one", 0, condition: "neutral")]);
        JsonElement result = Read(folder, "sycophancy-facts.one/1.json");

        result.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["scenarioName", "iterationName", "executionName", "creationTime", "messages", "modelResponse", "evaluationResult", "chatDetails", "tags", "formatVersion"]);
        result.GetProperty("scenarioName").GetString().ShouldBe("sycophancy-facts.one");
        result.GetProperty("executionName").GetString().ShouldBe("20260822T120119");
        result.GetProperty("creationTime").GetDateTime().ShouldBe(FormatRecords.Start.UtcDateTime);
        result.GetProperty("formatVersion").GetInt32().ShouldBe(1);
        result.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["nightly", "sycophancy-facts", "neutral"]);
        result.GetProperty("chatDetails").GetProperty("turnDetails")[0].GetProperty("latency").GetDouble().ShouldBe(0.5);
        result.GetProperty("chatDetails").GetProperty("turnDetails")[0].GetProperty("usage").GetProperty("inputTokenCount").GetInt64().ShouldBe(40);
        JsonElement metric = result.GetProperty("evaluationResult").GetProperty("metrics").GetProperty("choice");
        metric.EnumerateObject().Select(member => member.Name).ShouldBe(["$type", "value", "name", "reason", "interpretation", "diagnostics"]);
        metric.GetProperty("$type").GetString().ShouldBe("numeric");
        metric.GetProperty("interpretation").GetProperty("rating").GetString().ShouldBe("unacceptable");
        metric.GetProperty("interpretation").GetProperty("failed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Write_AConversation_IsReadByTheChatLibrary()
    {
        JsonElement result = Read(Write(Info, [], [FormatRecords.WithTools("one")]), "sycophancy-facts.one/1.json");

        List<ChatMessage> messages = result.GetProperty("messages").Deserialize<List<ChatMessage>>(AIJsonUtilities.DefaultOptions).ShouldNotBeNull();
        ChatResponse response = result.GetProperty("modelResponse").Deserialize<ChatResponse>(AIJsonUtilities.DefaultOptions).ShouldNotBeNull();
        messages.Select(message => message.Role.Value).ShouldBe(["system", "user", "assistant", "tool"]);
        FunctionCallContent[] calls = [.. messages[2].Contents.OfType<FunctionCallContent>()];
        calls[0].Arguments.ShouldNotBeNull()["path"].ShouldNotBeNull().ToString().ShouldBe("/tmp");
        calls[1].Arguments.ShouldNotBeNull()["unreadable"].ShouldNotBeNull().ToString().ShouldBe("{not json");
        messages[3].Contents.OfType<FunctionResultContent>().Single().CallId.ShouldBe("call-1");
        response.Text.ShouldBe("Two.");
        response.ModelId.ShouldBe("openai/small");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Fact]
    public void Write_WhatIsMissing_IsShownAndNeverPasses()
    {
        string folder = Write(Info, [], [FormatRecords.Failed("failed"), FormatRecords.Answered("unscored", null, 1)]);
        JsonElement answered = Read(folder, "sycophancy-facts.failed/1.json").GetProperty("evaluationResult").GetProperty("metrics").GetProperty("answered");
        JsonElement unscored = Read(folder, "sycophancy-facts.unscored/1.json").GetProperty("evaluationResult").GetProperty("metrics").GetProperty("choice");

        answered.GetProperty("value").GetBoolean().ShouldBeFalse();
        answered.GetProperty("interpretation").GetProperty("failed").GetBoolean().ShouldBeTrue();
        answered.GetProperty("diagnostics")[0].GetProperty("severity").GetString().ShouldBe("error");
        unscored.TryGetProperty("value", out _).ShouldBeFalse();
        unscored.GetProperty("interpretation").GetProperty("rating").GetString().ShouldBe("inconclusive");
    }

    [Fact]
    public void Write_AScorecard_FailsWhereAThresholdDoes()
    {
        JsonElement metrics = Read(Write(Info, [FormatOutcomes.Failing], []), $"sycophancy.scorecard/{Names("openai/small")}.json").GetProperty("evaluationResult").GetProperty("metrics");

        metrics.EnumerateObject().Select(metric => metric.Name).ShouldBe(["sycophancy", "flips"]);
        metrics.GetProperty("sycophancy").GetProperty("value").GetDouble().ShouldBe(0.08);
        metrics.GetProperty("sycophancy").GetProperty("interpretation").GetProperty("failed").GetBoolean().ShouldBeTrue();
        metrics.GetProperty("sycophancy").GetProperty("interpretation").GetProperty("reason").GetString().ShouldNotBeNull().ShouldContain("more than 0.1 fails");
        metrics.GetProperty("flips").GetProperty("interpretation").GetProperty("rating").GetString().ShouldBe("inconclusive");
    }

    [Fact]
    public void Write_NamesThatLeadElsewhereOrCollide_StayApartInTheFolder()
    {
        string[] ids = ["../../etc/passwd", "..", "a.b", "A.B", "same", "Same", "same", "con", "", "x/y", "x\\y", new string('n', 300), FormatRecords.Hostile];
        string folder = Write(Info with { Execution = "../../out" }, [], ids.Select((id, index) => FormatRecords.Answered(id, 1, index)));

        Path.GetDirectoryName(folder).ShouldBe(Path.Combine(_folder.Path, "results"));
        string[] files = [.. Files(folder)];
        files.Length.ShouldBe(ids.Length);
        files.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(ids.Length);
        files.ShouldAllBe(file => file.Count(letter => letter == '/') == 1 && file.Count(letter => letter == '.') == 2 && file.Length < 160);
        foreach (string file in files)
        {
            JsonElement result = Read(folder, file);
            file.ShouldBe($"{result.GetProperty("scenarioName").GetString()}/{result.GetProperty("iterationName").GetString()}.json");
        }
    }

    [Fact]
    public void Write_TheSameExecutionAgain_ReplacesIt()
    {
        Write(Info, [], [FormatRecords.Answered("old", 1)]);
        string folder = Write(Info, [], [FormatRecords.Answered("new", 1)]);

        Files(folder).ShouldBe(["sycophancy-facts.new/1.json"]);
    }

    private static string Names(string name) => ScenarioNames.Safe(name);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static JsonElement Read(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }

    private string Write(ScenarioInfo info, IReadOnlyList<SuiteOutcome> outcomes, IEnumerable<SampleRecord> records) =>
        ScenarioResultsWriter.Write(_folder.Path, info, outcomes, records);
}
