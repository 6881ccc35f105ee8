using Plumbline.Models.Checkpoints;

namespace Plumbline.Models.Configuration;

/// <summary>
/// The rotary settings of <c>config.json</c>: <c>rope_theta</c> with <c>rope_scaling</c>, or the newer <c>rope_parameters</c>.
/// </summary>
internal static class RopeConfigReader
{
    public static (double Theta, RopeScaling? Scaling) Read(JsonView root)
    {
        JsonView? parameters = root.Optional("rope_parameters") ?? root.Optional("rope_scaling");
        double theta = (parameters?.Optional("rope_theta") ?? root.Optional("rope_theta"))?.AsNumber() ?? 10_000;
        return (theta, parameters is { } scaling ? ReadScaling(scaling) : null);
    }

    private static RopeScaling? ReadScaling(JsonView scaling)
    {
        JsonView? kind = scaling.Optional("rope_type") ?? scaling.Optional("type");
        switch (kind?.AsString() ?? "default")
        {
            case "default":
                return null;
            case "linear":
                return new RopeScaling { Kind = RopeScalingKind.Linear, Factor = scaling.Required("factor").AsNumber() };
            case "llama3":
                return new RopeScaling
                {
                    Kind = RopeScalingKind.Llama3,
                    Factor = scaling.Required("factor").AsNumber(),
                    LowFrequencyFactor = scaling.Required("low_freq_factor").AsNumber(),
                    HighFrequencyFactor = scaling.Required("high_freq_factor").AsNumber(),
                    OriginalMaxPositions = scaling.Required("original_max_position_embeddings").AsInteger(1, int.MaxValue),
                };
            default:
                throw scaling.Error(
                    "rope scaling of type " + kind?.Describe(), "default, linear or llama3", "this kind of scaling is not supported");
        }
    }
}
