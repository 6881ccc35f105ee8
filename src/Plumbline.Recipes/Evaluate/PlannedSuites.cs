using Plumbline.Evaluation.Suites;

namespace Plumbline.Recipes.Evaluate;

/// <summary>The suites of a run, planned.</summary>
internal static class PlannedSuites
{
    /// <summary>Plans suites. One whose tasks are all part of another's, as over-refusal is of harmful, is measured there and left out.</summary>
    /// <param name="suites">Names and files.</param>
    /// <param name="context">What they are planned with.</param>
    /// <exception cref="SuiteException">A suite cannot be planned.</exception>
    public static IReadOnlyList<SuitePlan> Of(IReadOnlyList<string> suites, SuiteContext context)
    {
        SuitePlan[] plans = [.. suites.Distinct(StringComparer.Ordinal).Select(SuiteCatalog.Find).Select(suite => suite.Plan(context))];
        return [.. plans.Where(plan => !plans.Any(other => other != plan && other.Tasks.Count > plan.Tasks.Count && Names(plan).IsSubsetOf(Names(other))))];
    }

    /// <summary>What suites of files say, as one digest: another text is another plan, also where its samples are the same. Empty without such suites.</summary>
    /// <param name="suites">Names and files.</param>
    public static string DigestOfFiles(IReadOnlyList<string> suites) => string.Concat(suites.Where(suite => Path.GetExtension(suite) is ".yaml" or ".yml" && File.Exists(suite))
        .Select(suite => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(suite)))));

    private static HashSet<string> Names(SuitePlan plan) => [.. plan.Tasks.Select(task => task.Name)];
}
