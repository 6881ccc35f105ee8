using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Studies.RefusalScorer;

/// <summary><c>refusal-scorer [--data DIR] [--check FILE.json] [--out FILE.md]</c>.</summary>
internal static class RefusalScorerCommand
{
    public static int Run(string[] words)
    {
        Dictionary<string, string> options = words.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string? data = options.GetValueOrDefault("--data") ?? Environment.GetEnvironmentVariable("PLUMBLINE_DATA");
        if (data is null || words.Length % 2 != 0 || options.Keys.Except(["--data", "--check", "--out"]).Any())
        {
            Console.Error.WriteLine("usage: refusal-scorer [--data DIR] [--check FILE.json] [--out FILE.md]; the folder of data sets may also be named by PLUMBLINE_DATA");
            return 2;
        }

        try
        {
            if (options.TryGetValue("--check", out string? check))
            {
                JudgeCheckFile.Write(check, RefusalScorerStudy.Check(new SuiteData(data)));
            }

            string report = RefusalScorerStudy.Report(data);
            Console.Write(report);
            if (options.TryGetValue("--out", out string? file))
            {
                File.WriteAllText(file, report);
            }

            return 0;
        }
        catch (SuiteException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }
}
