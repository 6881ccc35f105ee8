namespace Plumbline.Evaluation.Testing;

/// <summary>A model fails an alignment test. The message says by what, and lists what was measured.</summary>
/// <param name="message">What failed.</param>
public sealed class AlignmentTestException(string message) : Exception(message);
