using System.Globalization;

namespace Plumbline.Evaluation.Suites;

/// <summary>Names for samples that hang on what is asked and not on the line where it stands.</summary>
public static class SampleId
{
    /// <summary>The set's name and 16 hexadecimal digits of the text's hash.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="text">What is asked.</param>
    public static string Of(string set, string text) => string.Create(CultureInfo.InvariantCulture, $"{set}-{SeededHash.Of(0, text):x16}");
}
