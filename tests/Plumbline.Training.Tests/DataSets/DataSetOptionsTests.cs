using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;

namespace Plumbline.Training.Tests.DataSets;

public class DataSetOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreFine()
    {
        new DataSetOptions().Validate().ShouldBeEmpty();
        new DataSetCheckOptions().Validate().ShouldBeEmpty();
        new DataSetSplitOptions().Validate().ShouldBeEmpty();
    }

    [Fact]
    public void Validate_EverythingWrong_TellsEverything()
    {
        DataSetOptions options = new()
        {
            Type = (DataSetType)99,
            Form = (TranscriptForm)99,
            Columns = new Dictionary<string, ColumnSource> { ["question"] = new("a"), ["prompt"] = new("", "", "") },
            TrueLabels = ["yes", "1"],
            FalseLabels = ["no", "1"],
            MaxRowBytes = 1 << 24,
            MaxUnpackedBytes = 0,
        };

        IReadOnlyList<string> problems = options.Validate();

        problems.Count.ShouldBe(9);
        foreach (string phrase in new[] { "data set type is 99", "transcript form is 99", "column 'question'", "source of column 'prompt': the column has no name", "label '1'", "max row bytes is 16777216; expected 1 to 16777214", "max unpacked bytes is 0" })
        {
            problems.ShouldContain(problem => problem.Contains(phrase));
        }

        Should.Throw<ArgumentException>(() => DataSet.Open("none", options)).Message.ShouldContain("data set type is 99");
        Should.Throw<ArgumentException>(() => DataSet.Open([]));
        new DataSetCheckOptions { ShownExamples = -1, ShownWrongRows = 20_000 }.Validate().Count.ShouldBe(2);
    }
}
