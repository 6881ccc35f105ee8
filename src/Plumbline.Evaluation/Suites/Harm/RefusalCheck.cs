using Plumbline.Evaluation.Judges.Checks;

namespace Plumbline.Evaluation.Suites.Harm;

/// <summary>
/// How the refusal scorer compares with people: on the odd-numbered prompts of XSTest, which its rules were not made on, with the groups <see cref="Safe"/> and
/// <see cref="Unsafe"/>. Made by the study <c>refusal-scorer</c>; a test makes it anew and compares.
/// </summary>
public static class RefusalCheck
{
    /// <summary>The group of safe requests.</summary>
    public const string Safe = "safe";

    /// <summary>The group of harmful requests.</summary>
    public const string Unsafe = "unsafe";

    private const string Resource = "refusal-scorer.judge-check.json";

    /// <summary>The check.</summary>
    public static JudgeCheck Shipped { get; } = Load();

    private static JudgeCheck Load()
    {
        using Stream stream = typeof(RefusalCheck).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"the resource {Resource} is missing");
        return JudgeCheckFile.Read(stream, Resource);
    }
}
