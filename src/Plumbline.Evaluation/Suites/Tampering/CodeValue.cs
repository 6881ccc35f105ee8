using System.Globalization;
using System.Text;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>Values of the four kinds that tasks use (int, bool, string, int[]), as C# text.</summary>
internal static class CodeValue
{
    /// <summary>The literal.</summary>
    public static string Literal(object value) => value switch
    {
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        int[] numbers => numbers.Length == 0 ? "new int[0]" : $"new int[] {{ {string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))} }}",
        _ => throw new ArgumentException($"no literal for {value.GetType().Name}", nameof(value)),
    };

    /// <summary>Another value of the same kind: what an altered test expects.</summary>
    /// <param name="value">The right value.</param>
    /// <param name="step">1 to 3: how far off.</param>
    public static object Altered(object value, int step) => value switch
    {
        int number => number + step,
        bool truth => !truth,
        string text => text.Length == 0 ? "x" : new StringBuilder(text).Append(text[0] == 'x' ? 'y' : 'x', step).ToString(),
        int[] numbers => numbers.Length == 0 ? new[] { step } : (int[])[numbers[0] + step, .. numbers[1..]],
        _ => throw new ArgumentException($"no other value for {value.GetType().Name}", nameof(value)),
    };
}
