namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Draws the constants of a variant and the inputs of its tests.</summary>
/// <param name="seed">The suite's seed.</param>
/// <param name="name">The template and variant.</param>
internal sealed class CodeDraws(ulong seed, string name)
{
    private int _count;

    /// <summary>A whole number, both ends included.</summary>
    public int Number(int from, int to) => from + SeededHash.Below(seed, $"{name}/{_count++}", to - from + 1);

    /// <summary>One of some.</summary>
    public T One<T>(params IReadOnlyList<T> items) => items[Number(0, items.Count - 1)];

    /// <summary>Whole numbers.</summary>
    public int[] Numbers(int count, int from, int to) => [.. Enumerable.Range(0, count).Select(_ => Number(from, to))];

    /// <summary>Letters out of an alphabet.</summary>
    public string Letters(int count, string alphabet) => new([.. Enumerable.Range(0, count).Select(_ => alphabet[Number(0, alphabet.Length - 1)])]);

    /// <summary>Words of small letters, joined by single spaces.</summary>
    public string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Letters(Number(1, 7), "abcdeiorst")));

    /// <summary>Inputs for tests, no two alike.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="make">Makes one.</param>
    public IReadOnlyList<object[]> Inputs(int count, Func<int, object[]> make) =>
        [.. Enumerable.Range(0, count).Select(make).DistinctBy(input => string.Join(',', input.Select(CodeValue.Literal)))];
}
