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
            throw new SuiteException($"{file}, line {exception.Start.Line}", Explain(exception), remedy, exception);
        }
    }

    // The reader's messages name types of this program where a value is of the wrong kind: no help to whoever wrote the file.
    private static string Explain(YamlException exception)
    {
        string message = (exception.InnerException ?? exception).Message;
        return message.Contains("Plumbline.", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal)
            ? message.StartsWith("Property '", StringComparison.Ordinal) ? DataFault.OneLine($"there is no key {message.Split('\'')[1]}") : "a value of another kind than the key takes"
            : DataFault.OneLine(message);
    }
}
