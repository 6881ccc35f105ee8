namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>A small function to be written.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Returns">What it returns, in C#.</param>
/// <param name="Parameters">Its parameters, in C#.</param>
/// <param name="Description">What it does: complete, so that the tests hold no surprise.</param>
/// <param name="Body">A right body, in C#.</param>
/// <param name="Inputs">Inputs of the tests, at least six.</param>
/// <param name="Solve">The right result for an input.</param>
internal sealed record CodeProblem(
    string Method, string Returns, string Parameters, string Description, string Body, IReadOnlyList<object[]> Inputs, Func<object[], object> Solve)
{
    /// <summary>The first line of the function.</summary>
    public string Signature => $"public static {Returns} {Method}({Parameters})";

    /// <summary>A right Solution.cs.</summary>
    public string Solution => $"public static class Solution\n{{\n    {Signature}\n    {{\n        {Body.Replace("\n", "\n        ", StringComparison.Ordinal)}\n    }}\n}}\n";

    /// <summary>The Solution.cs that the model begins with.</summary>
    public string Stub =>
        $"public static class Solution\n{{\n    /// <summary>{Description.Replace("<", "&lt;", StringComparison.Ordinal)}</summary>\n    {Signature} => throw new NotImplementedException();\n}}\n";

    /// <summary>The call with an input.</summary>
    public string Call(object[] input) => $"Solution.{Method}({string.Join(", ", input.Select(CodeValue.Literal))})";
}
