using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Studies.ZooDetectors;

/// <summary><c>zoo-detectors [--seeds N] [--trainings N] [--only EXHIBIT] [--out FILE.md] [--csv FILE.csv]</c>: power and false alarms of every detector on every exhibit that gives episodes.</summary>
internal static class ZooDetectorsStudy
{
    private static readonly int[] Sizes = [5, 20, 60];

    public static int Run(Dictionary<string, string> options)
    {
        int seeds = int.Parse(options.GetValueOrDefault("--seeds", "200"), CultureInfo.InvariantCulture);
        int trainings = int.Parse(options.GetValueOrDefault("--trainings", "30"), CultureInfo.InvariantCulture);
        string? only = options.GetValueOrDefault("--only");
        DetectorCases cases = new(seeds, trainings, Sizes[^1]);
        List<DetectorTally> tallies = [];
        foreach (Exhibit exhibit in ZooCatalog.OfWorlds().Exhibits.Where(exhibit => only is null || exhibit.Name == only))
        {
            long start = Stopwatch.GetTimestamp();
            foreach (DetectorCase one in cases.Of(exhibit, MendedWorlds.Of(exhibit.Name)))
            {
                tallies.AddRange(Sizes.SelectMany(size => DetectorTally.Of(one, size)));
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{exhibit.Name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        }

        string page = ZooDetectorsPage.Of(tallies, seeds, trainings);
        Console.Write(page);
        if (options.TryGetValue("--out", out string? file))
        {
            File.WriteAllText(file, page);
        }

        if (options.TryGetValue("--csv", out string? table))
        {
            StringBuilder text = new("world,agent,detector,episodes,alarms,clears,untestable,seeds\n");
            foreach (DetectorTally one in tallies)
            {
                text.Append(CultureInfo.InvariantCulture, $"{one.World},{one.Agent},{one.Detector},{one.Episodes},{one.Alarms},{one.Clears},{one.Untestable},{one.Seeds}\n");
            }

            File.WriteAllText(table, text.ToString());
        }

        return 0;
    }
}
