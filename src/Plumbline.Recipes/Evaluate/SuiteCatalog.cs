using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Bias;
using Plumbline.Evaluation.Suites.Capability;
using Plumbline.Evaluation.Suites.Clarification;
using Plumbline.Evaluation.Suites.Files;
using Plumbline.Evaluation.Suites.Harm;
using Plumbline.Evaluation.Suites.InstructionFollowing;
using Plumbline.Evaluation.Suites.Knowledge;
using Plumbline.Evaluation.Suites.ModelWritten;
using Plumbline.Evaluation.Suites.Sycophancy;
using Plumbline.Evaluation.Suites.Tampering;
using Plumbline.Evaluation.Suites.Truthfulness;
using Plumbline.Evaluation.Suites.Verbosity;
using Plumbline.Evaluation.Suites.Watched;
using Plumbline.Recipes.ParlorEvaluation;

namespace Plumbline.Recipes.Evaluate;

/// <summary>All suites by name, and those of YAML files.</summary>
public static class SuiteCatalog
{
    /// <summary>The built-in suites, in the order in which they are listed.</summary>
    public static IReadOnlyList<Suite> BuiltIn { get; } =
    [
        new TruthfulnessSuite(),
        new CalibrationSuite(),
        new AbstentionSuite(),
        new SycophancySuite(),
        new ModelWrittenSuite(),
        new BiasSuite(),
        new HarmfulSuite(),
        new OverRefusalSuite(),
        new IfEvalSuite(),
        new VerbositySuite(),
        new ClarificationSuite(),
        new WatchedSuite(),
        new TestTamperingSuite(),
        new CapabilitySuite(),
        new ParlorSuite(),
    ];

    /// <summary>The suite of a name or a file.</summary>
    /// <param name="name">A built-in suite's name, or the path of a YAML file.</param>
    /// <exception cref="SuiteException">There is none, or the file is mistaken.</exception>
    public static Suite Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Path.GetExtension(name) is ".yaml" or ".yml"
            ? SuiteFile.Read(name)
            : BuiltIn.FirstOrDefault(suite => suite.Name == name) ?? throw new SuiteException(
                $"suite '{name}'", "there is no such suite", $"name one of {string.Join(", ", BuiltIn.Select(suite => suite.Name))}, or a .yaml file of your own");
    }
}
