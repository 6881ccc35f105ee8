using Plumbline.Evaluation.Files;
using Plumbline.Evaluation.Suites;
using YamlDotNet.Serialization.NamingConventions;

namespace Plumbline.Evaluation.Judges.Rubrics;

/// <summary>Reads rubrics from YAML: <c>name</c>, <c>question</c> and <c>grades</c>, a list of <c>name</c>, <c>value</c> and <c>meaning</c>.</summary>
public static class RubricFile
{
    /// <summary>The rubric of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">It cannot be read, is no rubric, or the rubric is not valid.</exception>
    public static Rubric Read(string path) => Parse(YamlFile.Text(path, "check that this is a rubric"), path);

    /// <summary>The rubric of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="place">Where it comes from, for messages.</param>
    /// <exception cref="SuiteException">It is no rubric, or not a valid one.</exception>
    public static Rubric Parse(string text, string place)
    {
        Written written = YamlFile.Parse<Written>(text, place, HyphenatedNamingConvention.Instance, "expected name, question and grades");
        Rubric rubric = new()
        {
            Name = written.Name ?? "",
            Question = written.Question?.Trim() ?? "",
            Grades = [.. (written.Grades ?? []).Select(grade => new RubricGrade(grade.Name ?? "", grade.Value ?? double.NaN, grade.Meaning?.Trim() ?? ""))],
        };
        return rubric.Validate() is { Count: > 0 } problems ? throw new SuiteException(place, string.Join("; ", problems), "mend the rubric") : rubric;
    }

    private sealed class Written
    {
        public string? Name { get; set; }

        public string? Question { get; set; }

        public List<WrittenGrade>? Grades { get; set; }
    }

    private sealed class WrittenGrade
    {
        public string? Name { get; set; }

        public double? Value { get; set; }

        public string? Meaning { get; set; }
    }
}
