using Plumbline.Numerics.Randomness;

namespace Plumbline.Training.Preferences;

/// <summary>What an annotator says about two replies.</summary>
public enum Verdict
{
    /// <summary>Neither is better.</summary>
    Tie,

    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,
}

/// <summary>
/// Stands in for a person who prefers replies: compares a stated utility, and errs at a stated rate. Equal utilities are a tie, said as such.
/// </summary>
public sealed class SimulatedAnnotator
{
    private readonly Func<string, string, double> _utility;
    private readonly AnnotatorOptions _options;

    /// <summary>An annotator.</summary>
    /// <param name="utility">Utility of a reply (second argument) to a prompt (first argument); higher is better.</param>
    /// <param name="options">How reliable; validated.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SimulatedAnnotator(Func<string, string, double> utility, AnnotatorOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _utility = utility;
        _options = options;
    }

    /// <summary>Compares two replies. Draws one number whatever the outcome, so that verdicts do not shift each other.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="first">One reply.</param>
    /// <param name="second">Another reply.</param>
    /// <param name="random">Decides whether this verdict is an error.</param>
    public Verdict Compare(string prompt, string first, string second, RandomStream random)
    {
        bool errs = random.NextDouble() < _options.ErrorRate;
        double difference = _utility(prompt, first) - _utility(prompt, second);
        return difference == 0 ? Verdict.Tie : difference > 0 != errs ? Verdict.First : Verdict.Second;
    }
}
