namespace Plumbline.Evaluation.Suites;

/// <summary>A set of tasks that measures one kind of failure.</summary>
public abstract class Suite
{
    /// <summary>What the command line calls it: lower-case words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>What it measures, in one line, for lists.</summary>
    public abstract string Summary { get; }

    /// <summary>Visible minus hidden, in words: <c>accuracy when the user is neutral − when the user states a wrong belief</c>.</summary>
    public abstract string Measures { get; }

    /// <summary>Names of the data sets that it reads, as the registry has them; empty for suites that make their own samples.</summary>
    public virtual IReadOnlyList<string> DataSets => [];

    /// <summary>Whether it takes a judge model.</summary>
    public virtual bool NeedsJudge => false;

    /// <summary>Loads its data and lays out what will be asked and measured. Asks no model.</summary>
    /// <exception cref="SuiteException">A data set is absent or is not what it should be, or a judge is missing.</exception>
    public abstract SuitePlan Plan(SuiteContext context);
}
