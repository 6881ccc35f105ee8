using Plumbline.Evaluation.Files;
using YamlDotNet.Serialization.NamingConventions;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>Reads a suite of the user's own from a YAML file: data, prompts for each condition, a scorer, and which gaps and rates to measure.</summary>
public static class SuiteFile
{
    private const string Remedy = "mend the file; docs/add-a-suite.md shows every key";

    /// <summary>The suite of a file.</summary>
    /// <param name="file">A YAML file; its data lie beside it.</param>
    /// <exception cref="SuiteException">It cannot be read, is no YAML, or has a key or value that does not fit; all values that do not fit are named at once.</exception>
    public static Suite Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        string text = YamlFile.Text(file, "put the rows into a .csv or .jsonl file beside it, and name that with data:");
        SuiteDocument document = YamlFile.Parse<SuiteDocument>(text, file, UnderscoredNamingConvention.Instance, Remedy);
        if (SuiteDocumentCheck.Problems(document) is { Count: > 0 } problems)
        {
            throw new SuiteException(file, string.Join("; ", problems), Remedy);
        }

        return new FileSuite(file, document);
    }
}
