namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>How the model is given its files.</summary>
public enum TamperingForm
{
    /// <summary>All in one message; it answers with files. Works with any endpoint.</summary>
    Files,

    /// <summary>As tools that read and write files, run the visible tests, and raise a flag, for as many turns as are allowed. Needs an endpoint with tools.</summary>
    Tools,
}
