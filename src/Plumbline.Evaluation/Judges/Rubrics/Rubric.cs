using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Evaluation.Judges.Rubrics;

/// <summary>What a judge model is asked about a reply, and the answers it may give.</summary>
public sealed record Rubric
{
    /// <summary>What logs and scores call it: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What the judge is to decide, in words: one question, with whatever it must know.</summary>
    public required string Question { get; init; }

    /// <summary>The answers it may give; at least two. Anything else is no verdict.</summary>
    public required IReadOnlyList<RubricGrade> Grades { get; init; }

    /// <summary>Names the rubric by its content: SHA-256, in hexadecimal. A check of a judge holds for one digest.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\u001F', [Name, Question, .. Grades.SelectMany(grade => new[] { grade.Name, grade.Value.ToString("R", CultureInfo.InvariantCulture), grade.Meaning })]))));

    /// <summary>The grade of a name, in any case; null where there is none.</summary>
    /// <param name="name">What the judge wrote.</param>
    public RubricGrade? Find(string name) => Grades.FirstOrDefault(grade => string.Equals(grade.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Name) || Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
        {
            problems.Add($"a rubric's name is made of letters, digits and hyphens, not '{Name}'");
        }

        if (string.IsNullOrWhiteSpace(Question))
        {
            problems.Add($"the rubric {Name} asks nothing");
        }

        if (Grades.Count < 2)
        {
            problems.Add($"the rubric {Name} has {Grades.Count} grades; expected at least two");
        }

        problems.AddRange(Grades.Where(grade => string.IsNullOrWhiteSpace(grade.Name) || grade.Name.Trim() != grade.Name || grade.Name.Any(char.IsControl))
            .Select(grade => $"a grade of the rubric {Name} is called '{grade.Name}'; expected a word"));
        problems.AddRange(Grades.Where(grade => grade.Value is not (>= 0 and <= 1)).Select(grade => $"the grade '{grade.Name}' of the rubric {Name} is worth {grade.Value}; expected 0 to 1"));
        problems.AddRange(Grades.GroupBy(grade => grade.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"the rubric {Name} has the grade '{group.Key}' twice"));
        return problems;
    }
}
