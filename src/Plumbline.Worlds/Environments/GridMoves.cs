namespace Plumbline.Worlds.Environments;

/// <summary>The four moves of every gridworld.</summary>
public static class GridMoves
{
    /// <summary>Up: one row less.</summary>
    public const int Up = 0;

    /// <summary>Down: one row more.</summary>
    public const int Down = 1;

    /// <summary>Left: one column less.</summary>
    public const int Left = 2;

    /// <summary>Right: one column more.</summary>
    public const int Right = 3;

    /// <summary>Their names, by index.</summary>
    public static IReadOnlyList<string> Names { get; } = ["up", "down", "left", "right"];

    /// <summary>Reads moves written as letters, such as <c>rrdd</c>.</summary>
    /// <param name="letters">Letters u, d, l, r; n is action 4, no operation, where a world has one.</param>
    /// <exception cref="FormatException">There is another letter.</exception>
    public static IReadOnlyList<int> Parse(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return [.. letters.Select((letter, index) => "udlrn".IndexOf(letter) is var move and >= 0
            ? move
            : throw new FormatException($"move {index + 1} is '{letter}'; expected u, d, l, r or n"))];
    }
}
