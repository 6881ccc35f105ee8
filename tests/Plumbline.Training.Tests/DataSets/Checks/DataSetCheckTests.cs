using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;

namespace Plumbline.Training.Tests.DataSets.Checks;

public sealed class DataSetCheckTests : IDisposable
{
    private readonly DataSetFixture _data = new();

    [Fact]
    public void Run_Preferences_FindsWhatIsOdd()
    {
        DataSetCheckResult result = Check(
            """{"prompt":"p","chosen":"aa","rejected":"b","id":1}""",
            """{"prompt":"p","chosen":"c","rejected":"c","id":2,"topic":"x"}""",
            """{"prompt":"","chosen":"c","rejected":"","id":2}""",
            """{"prompt":"p","rejected":"b","chosen":"aa","id":3}""",
            """{"prompt":"p","chosen":"aa"}""");

        (result.Type, result.Format, result.Container, result.Conversational, result.Rows, result.WrongRows).ShouldBe((DataSetType.Preference, "TRL", "JSONL", false, 5, 1));
        result.Findings.Select(finding => $"{finding.Kind} {finding.Rows} {string.Join(' ', finding.Examples)}").ShouldBe(
        [
            "DuplicateRow 1 rows.jsonl#4 (3)",
            "RepeatedId 1 rows.jsonl#3 (2)",
            "IdenticalPair 1 rows.jsonl#2 (2)",
            "EmptyText 1 rows.jsonl#3 (2)",
            "EmptyPrompt 1 rows.jsonl#3 (2)",
        ]);
        result.FirstWrongRows.ShouldBe([new WrongRow("rows.jsonl, line 5, column rejected", "found nothing, expected a value, as other rows have")]);
        result.Columns.ShouldBe([new ColumnCount("id", 4), new ColumnCount("topic", 1)]);
        result.IsUsable.ShouldBeFalse();
        result.Labels.ShouldBeNull();
    }

    [Fact]
    public void Run_Lengths_AreExact()
    {
        DataSetCheckResult result = Check([.. Enumerable.Range(1, 200).Select(i => $$"""{"text":"{{new string('x', i)}}"}""")]);

        ColumnLengths text = result.Lengths.ShouldHaveSingleItem();
        text.ShouldBe(new ColumnLengths("text", new LengthDistribution(200, 20_100, 100, 180, 198, 200), null));
        text.Characters.Mean.ShouldBe(100.5);
        result.Findings.ShouldBeEmpty();
        result.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void Run_OneRow_HasItsLengthEverywhere() =>
        Check("""{"text":"abc"}""").Lengths[0].Characters.ShouldBe(new LengthDistribution(1, 3, 3, 3, 3, 3));

    [Fact]
    public void Run_Labels_AreCounted()
    {
        Check("""{"prompt":"a","completion":"b","label":true}""", """{"prompt":"a","completion":"c","label":false}""", """{"prompt":"a","completion":"d","label":false}""")
            .Labels.ShouldBe(new LabelCounts(1, 2));
        Check("""{"prompt":"a","completions":["b","c"],"labels":[true,false]}""").Labels.ShouldBe(new LabelCounts(1, 1));
    }

    [Fact]
    public void Run_SameTextsOtherLabel_AreNoDuplicates() =>
        Check("""{"prompt":"a","completion":"b","label":true}""", """{"prompt":"a","completion":"b","label":false}""").Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]""", "")]
    [InlineData("""[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]""", "")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"name":"f"}]},{"role":"tool","content":"1"},{"role":"tool","content":"2"},{"role":"assistant","content":"b"}]""", "")]
    [InlineData("""[{"role":"user","content":"a"}]""", "LastNotAssistant")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"user","content":"b"},{"role":"assistant","content":"c"}]""", "RoleOrder")]
    [InlineData("""[{"role":"assistant","content":"c"}]""", "RoleOrder")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"system","content":"s"},{"role":"assistant","content":"c"}]""", "RoleOrder")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"tool","content":"s"},{"role":"assistant","content":"c"}]""", "RoleOrder")]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant","content":""}]""", "EmptyText")]
    public void Run_Conversation_FindsWhatIsOdd(string messages, string expected) =>
        string.Join(' ', Check($$"""{"messages":{{messages}}}""").Findings.Select(finding => finding.Kind)).ShouldBe(expected);

    [Fact]
    public void Run_PromptThenCompletion_IsOneDialogue()
    {
        const string Ask = """[{"role":"user","content":"a"}]""";
        const string Reply = """[{"role":"assistant","content":"b"}]""";

        Check($$"""{"prompt":{{Ask}},"completion":{{Reply}}}""").Findings.ShouldBeEmpty();
        Check($$"""{"prompt":{{Reply}},"completion":{{Reply}}}""").Findings.ShouldHaveSingleItem().Kind.ShouldBe(DataSetFindingKind.RoleOrder);
    }

    [Fact]
    public void Run_ManyWrongRows_ShowsTheFirstAndCountsAll()
    {
        DataSetCheckResult result = Check([.. Enumerable.Repeat("""{"text":"a"}""", 32), .. Enumerable.Repeat("x", 50)]);

        (result.Rows, result.WrongRows, result.FirstWrongRows.Count).ShouldBe((82, 50, 20));
        result.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Rows.ShouldBe(31),
            finding => finding.Examples.ShouldBe(["rows.jsonl#2", "rows.jsonl#3", "rows.jsonl#4"]));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using DataSet data = DataSet.Open(_data.Write("rows.jsonl", """{"text":"a"}"""));

        Should.Throw<OperationCanceledException>(() => DataSetCheck.Run(data, null, new CancellationToken(canceled: true)));
    }

    public void Dispose() => _data.Dispose();

    private DataSetCheckResult Check(params string[] lines)
    {
        using DataSet data = DataSet.Open(_data.Write("rows.jsonl", lines));
        return DataSetCheck.Run(data);
    }
}
