using Plumbline.Evaluation.Files;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>Reads a suite of the user's own from a YAML file: data, prompts for each condition, a scorer, and which gaps and rates to measure.</summary>
public static class SuiteFile
{
    private const long LongestFile = 1 << 20;

    /// <summary>The suite of a file.</summary>
    /// <param name="file">A YAML file; its data lie beside it.</param>
    /// <exception cref="SuiteException">It cannot be read, is no YAML, or has a key or value that does not fit; all values that do not fit are named at once.</exception>
    public static Suite Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        SuiteDocument document = Parse(file);
        if (SuiteDocumentCheck.Problems(document) is { Count: > 0 } problems)
        {
            throw new SuiteException(file, string.Join("; ", problems), "mend the file; docs/add-a-suite.md shows every key");
        }

        return new FileSuite(file, document);
    }

    private static SuiteDocument Parse(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LongestFile } large)
            {
                throw new SuiteException(file, $"is {large.Length} bytes long; expected at most {LongestFile}", "put the rows into a .csv or .jsonl file beside it, and name that with data:");
            }

            IDeserializer yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            return yaml.Deserialize<SuiteDocument>(File.ReadAllText(file)) ?? throw new SuiteException(file, "is empty; expected a suite", "docs/add-a-suite.md shows one");
        }
        catch (YamlException exception)
        {
            string problem = DataFault.OneLine((exception.InnerException ?? exception).Message);
            throw new SuiteException($"{file}, line {exception.Start.Line}", problem, "mend the file; docs/add-a-suite.md shows every key", exception);
        }
        catch (Exception exception) when (DataFault.IsOfTheWorld(exception))
        {
            throw DataFault.Unreadable(file, exception);
        }
    }
}
