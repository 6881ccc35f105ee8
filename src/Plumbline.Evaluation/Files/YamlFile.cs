using Plumbline.Evaluation.Suites;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Plumbline.Evaluation.Files;

/// <summary>Reads a file of YAML that people write, such as a suite or a rubric: short, with every key known and none twice.</summary>
internal static class YamlFile
{
    /// <summary>The most bytes of such a file.</summary>
    public const long LongestFile = 1 << 20;

    /// <summary>The text of a file.</summary>
    /// <exception cref="SuiteException">It cannot be read, or is longer than <see cref="LongestFile"/>.</exception>
    public static string Text(string file, string remedyIfLong)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > LongestFile } large
                ? throw DataFault.At(file, "the whole file", $"{large.Length} bytes", $"at most {LongestFile}", remedyIfLong)
                : File.ReadAllText(file);
        }
        catch (Exception exception) when (DataFault.IsOfTheWorld(exception))
        {
            throw DataFault.Unreadable(file, exception);
        }
    }

    /// <summary>What a text says.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <param name="naming">How keys are written.</param>
    /// <param name="remedy">How to mend it.</param>
    /// <exception cref="SuiteException">It is empty, is no YAML, or has a key that is not known, or a value that does not fit.</exception>
    public static T Parse<T>(string text, string file, INamingConvention naming, string remedy)
        where T : class
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(naming).WithDuplicateKeyChecking().Build().Deserialize<T>(text)
                ?? throw new SuiteException(file, "the file is empty", remedy);
        }
        catch (YamlException exception)
        {
            throw new SuiteException($"{file}, line {exception.Start.Line}", DataFault.OneLine((exception.InnerException ?? exception).Message), remedy, exception);
        }
    }
}
