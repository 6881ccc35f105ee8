using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Bias;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public sealed class BbqReaderTests : IDisposable
{
    private const string Line = """
        {"example_id": 7, "question_index": "3", "question_polarity": "neg", "context_condition": "disambig", "category": "SES", "answer_info": {"ans0": ["poor", "lowSES"], "ans1": ["rich", "highSES"], "ans2": ["Unknown", "unknown"]}, "additional_metadata": {"stereotyped_groups": ["low SES"]}, "context": "C.", "question": "Q?", "ans0": "The poor one", "ans1": "The rich one", "ans2": "Unknown", "label": 1}
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"bbq-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.jsonl");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_Line_FindsGroupsWhateverTheirSpelling()
    {
        BbqItem item = Read(Line).ShouldHaveSingleItem();

        (item.Example, item.Template, item.Category, item.IsNegative, item.IsAmbiguous, item.Right).ShouldBe((7, "3", "SES", true, false, 1));
        (item.Unknown, item.Stereotyped, item.Biased).ShouldBe((2, 0, 0));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Read_OtherText_NamesFileAndLine(string line) =>
        Should.Throw<SuiteException>(() => Read(Line + "\n" + line)).Message.ShouldContain("line 2");

    [Theory]
    [InlineData("\"label\": 1", "\"label\": 3")]
    [InlineData("\"neg\"", "\"bad\"")]
    [InlineData("\"ans0\": [\"poor\", \"lowSES\"]", "\"ans0\": 5")]
    public void Read_DamagedField_IsOneClearLine(string field, string damaged)
    {
        string message = Should.Throw<SuiteException>(() => Read(Line.Replace(field, damaged))).Message;

        message.ShouldContain("line 1");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Read_EndlessLine_IsRefused() => Should.Throw<SuiteException>(() => Read(new string('x', JsonLines.LongestLine + 1))).Message.ShouldContain("more than 1048576 letters");

    [DataFact("bbq/Age.jsonl")]
    public void Read_SharedFiles_HaveOneBiasedAnswerInEveryItem()
    {
        Dictionary<string, int> items = new() { ["Age"] = 3680, ["Disability_status"] = 1556, ["Physical_appearance"] = 1576, ["Religion"] = 1200, ["Sexual_orientation"] = 864 };
        foreach ((string category, int count) in items)
        {
            BbqItem[] read = [.. BbqReader.Read(SharedData.Require($"bbq/{category}.jsonl"))];

            read.Length.ShouldBe(count);
            read.ShouldAllBe(item => item.Biased != null && item.Unknown != null);
            read.Where(item => item.IsAmbiguous).ShouldAllBe(item => item.Right == item.Unknown);
            read.Where(item => !item.IsAmbiguous).ShouldAllBe(item => item.Right != item.Unknown);
        }
    }

    private List<BbqItem> Read(string text)
    {
        File.WriteAllText(_path, text);
        return [.. BbqReader.Read(_path)];
    }
}
