namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>The letters that choices are offered under: A, B, C, …</summary>
public static class ChoiceLetters
{
    /// <summary>How many there are.</summary>
    public const int Most = 26;

    /// <summary>The letter of a choice.</summary>
    /// <param name="index">Its place, from 0 to 25.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such letter.</exception>
    public static string Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Most);
        return ((char)('A' + index)).ToString();
    }

    /// <summary>The place of a letter's choice, from 0; −1 where it is no single letter from A to Z.</summary>
    public static int Index(string? letter) => letter is [>= 'A' and <= 'Z'] ? letter[0] - 'A' : -1;
}
