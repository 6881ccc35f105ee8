using Plumbline.Cli.Errors;
using Plumbline.Recipes.Evaluate;

namespace Plumbline.Cli.Eval;

/// <summary>Results in the form of another tool.</summary>
/// <param name="Form">Which.</param>
/// <param name="Path">Where; null for the run's folder.</param>
internal sealed record EvaluationExport(string Form, string? Path)
{
    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> Forms => EvaluateExports.Forms;

    /// <summary>Reads <c>FORM</c> or <c>FORM=PATH</c>.</summary>
    /// <exception cref="UsageException">There is no such form.</exception>
    public static EvaluationExport Parse(string text)
    {
        string[] parts = text.Split('=', 2);
        return Forms.Contains(parts[0]) && (parts is [_] or [_, { Length: > 0 }])
            ? new EvaluationExport(parts[0], parts.Length > 1 ? parts[1] : null)
            : throw new UsageException($"--export is '{text}'; expected one of {string.Join(", ", Forms)}, with =PATH for another place");
    }

    /// <summary>Writes it.</summary>
    /// <param name="outcome">What was found.</param>
    /// <param name="variable">Reads a variable of the environment: a job on GitHub names the file of its summary there.</param>
    /// <returns>Where.</returns>
    public string Write(EvaluateOutcome outcome, Func<string, string?> variable)
    {
        string? path = Path ?? (Form == "github" && variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary ? summary : null);
        return EvaluateExports.Write(Form, path, outcome);
    }
}
