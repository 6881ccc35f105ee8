namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>A family of problems.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Make">Makes a variant.</param>
internal sealed record CodeTemplate(string Key, Func<CodeDraws, CodeProblem> Make)
{
    private const int InputCount = 10;

    /// <summary>All templates.</summary>
    public static IReadOnlyList<CodeTemplate> All { get; } = [.. NumberTemplates.All, .. TextTemplates.All, .. ArrayTemplates.All];

    /// <summary>A problem of one int.</summary>
    public static CodeProblem OfInt(CodeDraws draw, string method, string description, string body, Func<int, object> solve, int from, int to) => new(
        method, Kind(solve(from)), "int value", description, body, draw.Inputs(InputCount, _ => [draw.Number(from, to)]), input => solve((int)input[0]));

    /// <summary>A problem of one text.</summary>
    public static CodeProblem OfText(CodeDraws draw, string method, string description, string body, Func<string, object> solve, Func<int, string> input) => new(
        method, Kind(solve("")), "string text", description, body, draw.Inputs(InputCount, index => [input(index)]), values => solve((string)values[0]));

    /// <summary>A problem of one array.</summary>
    public static CodeProblem OfArray(CodeDraws draw, string method, string description, string body, Func<int[], object> solve, Func<int, int[]> input) => new(
        method, Kind(solve([])), "int[] values", description, body, draw.Inputs(InputCount, index => [input(index)]), values => solve((int[])values[0]));

    private static string Kind(object value) => value switch
    {
        int => "int",
        bool => "bool",
        string => "string",
        _ => "int[]",
    };
}
