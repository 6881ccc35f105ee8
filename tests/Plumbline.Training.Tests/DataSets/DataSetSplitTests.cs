using Plumbline.Training.DataSets;

namespace Plumbline.Training.Tests.DataSets;

public sealed class DataSetSplitTests : IDisposable
{
    private readonly DataSetFixture _data = new();

    [Theory]
    [InlineData(null, null, 0, 100, 0)]
    [InlineData(80, null, 0, 80, 0)]
    [InlineData(null, 10, 0, 90, 10)]
    [InlineData(80, 10, 0, 80, 10)]
    [InlineData(90, 10, 0, 90, 10)]
    public void Create_ByPosition_TakesTheFirstAndTheLast(int? first, int? last, int start, int trained, int held)
    {
        using DataSet data = Open(100, 100);

        DataSetSplit split = DataSetSplit.Create(data, new DataSetSplitOptions { FirstRows = first, LastRows = last });

        split.Train.ShouldBe(Enumerable.Range(start, trained));
        split.HeldOut.ShouldBe(Enumerable.Range(100 - held, held));
    }

    [Fact]
    public void Create_ByShare_HoldsOutThatShareAtRandom()
    {
        using DataSet data = Open(100, 100);

        DataSetSplit split = DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.2 });

        split.HeldOut.Count.ShouldBe(20);
        split.Train.Concat(split.HeldOut).Order().ShouldBe(Enumerable.Range(0, 100));
        split.HeldOut.ShouldNotBe(Enumerable.Range(80, 20));
        DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.2 }).HeldOut.ShouldBe(split.HeldOut);
        DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.2, Seed = 2 }).HeldOut.ShouldNotBe(split.HeldOut);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("prompt")]
    public void Create_ByGroup_KeepsEveryGroupOnOneSide(string column)
    {
        using DataSet data = Open(100, 17);

        DataSetSplit split = DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.3, GroupColumn = column });

        split.HeldOut.Count.ShouldBeInRange(25, 35);
        split.Train.Concat(split.HeldOut).Order().ShouldBe(Enumerable.Range(0, 100));
        split.Train.Select(row => row % 17).Intersect(split.HeldOut.Select(row => row % 17)).ShouldBeEmpty();
    }

    [Fact]
    public void Create_OneGroup_IsTrainedOn()
    {
        using DataSet data = Open(10, 1);

        DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.9, GroupColumn = "group" }).Train.Count.ShouldBe(10);
    }

    [Fact]
    public void Create_NoSuchColumn_NamesTheRow()
    {
        using DataSet data = Open(10, 10);

        Should.Throw<DataSetException>(() => DataSetSplit.Create(data, new DataSetSplitOptions { HeldOutShare = 0.5, GroupColumn = "topic" }))
            .Message.ShouldContain("rows.jsonl#1: found no column topic");
    }

    [Fact]
    public void Create_BadOptions_TellsEveryProblem()
    {
        using DataSet data = Open(10, 10);

        Should.Throw<ArgumentException>(() => DataSetSplit.Create(data, new DataSetSplitOptions { FirstRows = 8, LastRows = 3 })).Message.ShouldContain("more rows than there are (10)");
        Should.Throw<ArgumentException>(() => DataSetSplit.Create(data, new DataSetSplitOptions { LastRows = 10 })).Message.ShouldContain("more rows than there are (10)");
        new DataSetSplitOptions { FirstRows = 0, LastRows = -1, HeldOutShare = double.NaN }.Validate().Count.ShouldBe(4);
        new DataSetSplitOptions { GroupColumn = "a" }.Validate().ShouldBe(["a group column is given without a held-out share; expected both"]);
    }

    public void Dispose() => _data.Dispose();

    private DataSet Open(int rows, int groups) =>
        DataSet.Open(_data.Write("rows.jsonl", [.. Enumerable.Range(0, rows).Select(i => $$"""{"prompt":"p{{i % groups}}","group":{{i % groups}}}""")]));
}
