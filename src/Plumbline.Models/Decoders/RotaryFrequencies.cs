using Plumbline.Models.Configuration;
using Plumbline.Numerics.Rotary;

namespace Plumbline.Models.Decoders;

/// <summary>Rotary frequencies of a configuration, stretched where it says so.</summary>
internal static class RotaryFrequencies
{
    /// <summary>Radians per position of each pair.</summary>
    public static double[] Of(DecoderConfig config)
    {
        double[] frequencies = RotaryTable.Frequencies(config.HeadSize, config.RopeTheta);
        if (config.RopeScaling is { } scaling)
        {
            for (int i = 0; i < frequencies.Length; i++)
            {
                frequencies[i] = scaling.Kind == RopeScalingKind.Linear ? frequencies[i] / scaling.Factor : Llama3(frequencies[i], scaling);
            }
        }

        return frequencies;
    }

    /// <summary>Llama 3.1: long waves are stretched in full, short ones kept, those between blended by how many of them fit the original length.</summary>
    private static double Llama3(double frequency, RopeScaling scaling)
    {
        double wavelength = 2 * Math.PI / frequency;
        double wavesInOriginal = scaling.OriginalMaxPositions / wavelength;
        if (wavesInOriginal < scaling.LowFrequencyFactor)
        {
            return frequency / scaling.Factor;
        }

        if (wavesInOriginal > scaling.HighFrequencyFactor)
        {
            return frequency;
        }

        double blend = (wavesInOriginal - scaling.LowFrequencyFactor) / (scaling.HighFrequencyFactor - scaling.LowFrequencyFactor);
        return ((1 - blend) * frequency / scaling.Factor) + (blend * frequency);
    }
}
