namespace Plumbline.Evaluation.Suites;

/// <summary>A suite cannot be planned: one line that says where, what was found and how to mend it.</summary>
public sealed class SuiteException : Exception
{
    /// <summary>A suite cannot be planned.</summary>
    /// <param name="place">The suite, or the file and line.</param>
    /// <param name="problem">What was found, and what was expected.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <param name="inner">What lies behind it.</param>
    public SuiteException(string place, string problem, string remedy, Exception? inner = null)
        : base($"{place}: {problem}; {remedy}", inner)
    {
    }
}
