using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>SelfAware: 1,032 questions that nobody can answer and 2,337 that can be. Yin et al. 2023, "Do large language models know what they don't know?".</summary>
public static class SelfAwareData
{
    /// <summary>The set's name in the registry.</summary>
    public const string Set = "selfaware";

    /// <summary>The file of questions.</summary>
    public const string File = "SelfAware.json";

    /// <summary>Reads the questions.</summary>
    /// <exception cref="SuiteException">The file is absent or is not what it should be.</exception>
    public static IReadOnlyList<SelfAwareQuestion> Read(SuiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. JsonFile.Read(data.File(Set, File)).Rows("example").Select(row =>
            {
                string question = row.Text("question");
                bool answerable = row.Flag("answerable");
                return new SelfAwareQuestion(SampleId.Of(Set, question), question, answerable ? row.Texts("answer") : [], answerable);
            }).DistinctBy(question => question.Id, StringComparer.Ordinal),
        ];
    }
}
