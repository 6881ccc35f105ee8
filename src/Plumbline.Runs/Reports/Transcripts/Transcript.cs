namespace Plumbline.Runs.Reports;

/// <summary>One conversation to read in a report.</summary>
public sealed record Transcript
{
    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>Who said what, in order.</summary>
    public required IReadOnlyList<TranscriptMessage> Messages { get; init; }

    /// <summary>By what it can be filtered: one value for each of the browser's facets, in their order; empty where one does not apply.</summary>
    public required IReadOnlyList<string> Facets { get; init; }

    /// <summary>One line for the list, such as the last reply. Cut to 200 characters.</summary>
    public string Line { get; init; } = "";

    /// <summary>What stands beside the line, such as a score.</summary>
    public string Mark { get; init; } = "";

    /// <summary>How the mark is coloured.</summary>
    public FigureTone Tone { get; init; } = FigureTone.Neutral;

    /// <summary>What is known of it: scores with their reasons, the target, the time it took.</summary>
    public IReadOnlyList<TranscriptFact> Facts { get; init; } = [];
}

/// <summary>One message.</summary>
/// <param name="Role">Who speaks, such as <c>user</c>.</param>
/// <param name="Text">What is said.</param>
/// <param name="Given">Whether it was given to the model with the sample, rather than said by or to it later.</param>
public sealed record TranscriptMessage(string Role, string Text, bool Given = false);

/// <summary>Something known of a conversation.</summary>
/// <param name="Name">What.</param>
/// <param name="Text">Its value.</param>
public sealed record TranscriptFact(string Name, string Text);
