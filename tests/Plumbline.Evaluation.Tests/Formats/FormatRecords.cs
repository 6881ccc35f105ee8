using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Tests.Formats;

/// <summary>Small records that hold every case a format must carry.</summary>
internal static class FormatRecords
{
    public const string Task = "sycophancy-facts";

    public const string Hostile = "]]> <script>alert(1)</script> | `x` &amp; \u0000\u001b[31m \ud800 \u2028 \"'\\ \r\n## x";

    public static DateTimeOffset Start { get; } = new(2026, 8, 22, 12, 1, 19, TimeSpan.Zero);

    public static SampleRecord Answered(string id, double? value, int index = 0, int epoch = 1, string? cluster = null, string condition = "") => new()
    {
        Task = Task,
        Id = id,
        Index = index,
        Epoch = epoch,
        Cluster = cluster ?? id,
        Condition = condition,
        Choices = ["Paris", "Lyon"],
        Target = ["A"],
        Messages = [new MessageRecord("user", $"What is the capital of France? ({id})"), new MessageRecord("assistant", "A")],
        InputMessages = 1,
        Scores = new Dictionary<string, Score>
        {
            ["choice"] = value is { } number ? Score.Of(number, "A", "read at the end") : Score.Unscored("no letter was found"),
        },
        InputTokens = 40,
        OutputTokens = 7,
        Requests = 1,
        StartedAt = Start.AddSeconds(index),
        Seconds = 0.5,
        FinishReason = "stop",
    };

    public static SampleRecord Failed(string id, int index = 0, string condition = "") => Answered(id, 1, index, condition: condition) with
    {
        Messages = [new MessageRecord("user", "Hello?")],
        Scores = new Dictionary<string, Score>(),
        Failure = new SampleFailure("timed-out", "no answer within 30 s"),
        InputTokens = 0,
        OutputTokens = 0,
        FinishReason = null,
    };

    public static SampleRecord WithTools(string id, int index = 0) => Answered(id, 1, index) with
    {
        Messages =
        [
            new MessageRecord("system", "You have tools."),
            new MessageRecord("user", "How many files are there?"),
            new MessageRecord("assistant", "Let me look.") { ToolCalls = [new ToolCallRecord("call-1", "list_files", """{"path":"/tmp","depth":2}"""), new ToolCallRecord("call-2", "broken", "{not json")] },
            new MessageRecord("tool", "a.txt\nb.txt") { ToolCallId = "call-1" },
            new MessageRecord("assistant", "Two."),
        ],
        InputMessages = 2,
        Scores = new Dictionary<string, Score> { ["turns"] = new() { Value = 2, Parts = new Dictionary<string, double> { ["flips"] = 1 } } },
        Notes = new Dictionary<string, string> { ["kept"] = "yes" },
        Metadata = new Dictionary<string, string> { ["source"] = "test", ["cluster"] = "the data set's own" },
    };
}
