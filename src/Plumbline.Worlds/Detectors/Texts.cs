using System.Globalization;
using Plumbline.Statistics;

namespace Plumbline.Worlds.Detectors;

/// <summary>Numbers in the sentences of reports.</summary>
internal static class Texts
{
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    public static string Of(OneRate rate) => $"{rate.Hits} of {rate.Trials}";
}
