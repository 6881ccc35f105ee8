using Plumbline.Training.DataSets;
using Plumbline.Training.Examples;

namespace Plumbline.Training.Tests.Examples;

public sealed class ExampleEncodingTests : IDisposable
{
    private static readonly RowId Id = new("train.jsonl", 3);
    private static readonly PreferenceRow Preference = new(Id, new PlainText("p"), new PlainText("good"), new PlainText("bad"), 2.5);
    private static readonly RowEncoder Encoder = new(new LetterTokenizer(), null, new EncodingOptions(), 16, OverlongRows.Drop);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Preferences_BecomePairs()
    {
        ExampleEncoding.Pair(Encoder, Preference).Value.Chosen.LearnedCount.ShouldBe(5);
        ExampleEncoding.Pair(Encoder, Preference).Value.Rejected.LearnedCount.ShouldBe(4);
        ExampleEncoding.RewardPair(Encoder, Preference).Value.Margin.ShouldBe(2.5);
        ExampleEncoding.JudgedPair(Encoder, Preference).Value.First.Length.ShouldBe(5);
        ExampleEncoding.Supervised(Encoder, Preference).Value.LearnedCount.ShouldBe(5);
        ExampleEncoding.Prompt(Encoder, Preference).Value.Prompt.Id.ShouldBe("train.jsonl#3");
    }

    [Fact]
    public void Preferences_OfEqualReplies_TeachNothing()
    {
        PreferenceRow same = Preference with { Rejected = Preference.Chosen };

        ExampleEncoding.Pair(Encoder, same).Refusal!.ShouldContain("same tokens");
        ExampleEncoding.RewardPair(Encoder, same).Refusal!.ShouldContain("same tokens");
        ExampleEncoding.JudgedPair(Encoder, same).Refusal!.ShouldContain("same tokens");
    }

    [Fact]
    public void Pairs_OfWhichOneReplyIsTooLong_AreDropped()
    {
        PreferenceRow tooLong = Preference with { Rejected = new PlainText(new string('x', 14)) };

        ExampleEncoding.Pair(Encoder, tooLong).Refusal!.ShouldContain("17 tokens");
        ExampleEncoding.JudgedPair(Encoder, Preference with { Rejected = new PlainText(new string('x', 10)) }).Refusal!.ShouldContain("both replies");
    }

    [Fact]
    public void Rows_OfAnotherType_SayWhatTheMethodNeeds()
    {
        TextRow text = new(Id, new PlainText("x"));

        Should.Throw<DataSetException>(() => ExampleEncoding.Pair(Encoder, text)).Message.ShouldContain("preferences with chosen and rejected");
        Should.Throw<DataSetException>(() => ExampleEncoding.Unpaired(Encoder, text)).Message.ShouldContain("KTO");
        Should.Throw<DataSetException>(() => ExampleEncoding.RewardPoint(Encoder, text)).Message.ShouldContain("label");
        Should.Throw<DataSetException>(() => ExampleEncoding.RewardProcess(Encoder, text)).Message.ShouldContain("step");
        Should.Throw<DataSetException>(() => ExampleEncoding.Supervised(Encoder, new PromptRow(Id, new PlainText("x")))).Message.ShouldContain("supervised");
    }

    [Fact]
    public void Supervised_LeavesOutWhatIsUndesirable() =>
        ExampleEncoding.Supervised(Encoder, new UnpairedRow(Id, new PlainText("p"), new PlainText("x"), false)).Refusal!.ShouldContain("undesirable");

    [Fact]
    public void UnpairedRows_OfPreferences_AreTwoOfEach()
    {
        UnpairedRows rows = new(new Rows(Preference, Preference with { Id = new RowId("train.jsonl", 4), Chosen = new PlainText("fine") }));

        rows.Count.ShouldBe(4);
        UnpairedRow[] read = [.. Enumerable.Range(0, 4).Select(i => rows.Read(i).ShouldBeOfType<UnpairedRow>())];
        read.Select(row => ((PlainText)row.Completion).Text).ShouldBe(["good", "bad", "fine", "bad"]);
        read.Select(row => row.Label).ShouldBe([true, false, true, false]);
        read.Select(row => row.Id.Number).ShouldBe([3, 3, 4, 4]);
    }

    [Fact]
    public void UnpairedRows_OfVerdicts_AreThemselves()
    {
        UnpairedRow verdict = new(Id, new PlainText("p"), new PlainText("x"), false);

        new UnpairedRows(new Rows(verdict)).Count.ShouldBe(1);
        new UnpairedRows(new Rows(verdict)).Read(0).ShouldBe(verdict);
    }

    [Theory]
    [InlineData("one\ntwo\n\nthree\r\n\r\n\n\n four ", new[] { "one\ntwo", "three", "four" })]
    [InlineData("one\n\ntwo<|endoftext|>three\n<|endoftext|>\n", new[] { "one\n\ntwo", "three" })]
    [InlineData("\uFEFFone", new[] { "one" })]
    public void TextFiles_AreCutAtTheirMarks(string content, string[] pieces)
    {
        string file = _folder.File("stories.txt");
        File.WriteAllText(file, content);

        TextFileRows rows = TextFileRows.Open(file);

        Enumerable.Range(0, (int)rows.Count).Select(i => ((PlainText)((TextRow)rows.Read(i)).Text).Text).ShouldBe(pieces);
        rows.Read(0).Id.Place.ShouldBe("stories.txt#1");
    }

    [Fact]
    public void TextFiles_WithoutTextOrInAnotherEncoding_AreRefusedByName()
    {
        string empty = _folder.File("empty.txt");
        string latin = _folder.File("latin.txt");
        File.WriteAllText(empty, " \n\n ");
        File.WriteAllBytes(latin, [0x63, 0x61, 0x66, 0xE9]);

        Should.Throw<DataSetException>(() => TextFileRows.Open(empty)).Message.ShouldContain("empty.txt");
        Should.Throw<DataSetException>(() => TextFileRows.Open(latin)).Message.ShouldContain("UTF-8");
        Should.Throw<DataSetException>(() => TextFileRows.Open(_folder.File("gone.txt"))).Message.ShouldContain("gone.txt");
        TextFileRows.Is("A.TXT").ShouldBeTrue();
        TextFileRows.Is("a.jsonl").ShouldBeFalse();
    }

    private sealed class Rows(params DataSetRow[] rows) : IRowSource
    {
        public long Count => rows.Length;

        public DataSetRow Read(long index) => rows[index];
    }
}
