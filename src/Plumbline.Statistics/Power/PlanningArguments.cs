namespace Plumbline.Statistics;

/// <summary>Checks shared by the plans.</summary>
internal static class PlanningArguments
{
    /// <summary>A rate strictly between 0 and 1.</summary>
    public static double RequireRate(double rate, string name) =>
        rate > 0 && rate < 1 ? rate : throw new ArgumentOutOfRangeException(name, rate, "a rate to plan for lies strictly between 0 and 1");

    /// <summary>A power strictly between 0 and 1.</summary>
    public static double RequirePower(double power) =>
        power > 0 && power < 1 ? power : throw new ArgumentOutOfRangeException(nameof(power), power, "a power lies strictly between 0 and 1");
}
