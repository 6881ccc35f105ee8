namespace Plumbline.Runs;

/// <summary>A run directory, or a file of one, could not be read or written. The message is one line: place, what was found, how to mend it.</summary>
public sealed class RunException : Exception
{
    /// <summary>Says what is wrong with <paramref name="path"/> and how to mend it.</summary>
    /// <param name="path">The file or folder concerned, as the user named it.</param>
    /// <param name="problem">What was found and what was expected, without a full stop.</param>
    /// <param name="remedy">What the user can do, without a full stop.</param>
    /// <param name="cause">The exception behind this one, or null.</param>
    public RunException(string path, string problem, string remedy, Exception? cause = null)
        : base(OneLine($"{path}: {problem}; {remedy}"), cause)
    {
        Path = path;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The file or folder concerned.</summary>
    public string Path { get; }

    /// <summary>What was found and what was expected.</summary>
    public string Problem { get; }

    /// <summary>What the user can do about it.</summary>
    public string Remedy { get; }

    // A hostile file name may hold line breaks or terminal control characters; an error line stays one plain line.
    private static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
}
