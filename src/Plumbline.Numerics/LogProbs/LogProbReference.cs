namespace Plumbline.Numerics.LogProbs;

/// <summary>Log-softmax of one row by definition, in double, with gradients.</summary>
internal static class LogProbReference
{
    public static double[] LogSoftmax(ReadOnlySpan<double> logits)
    {
        double largest = double.NegativeInfinity;
        foreach (double logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        double sum = 0;
        foreach (double logit in logits)
        {
            sum += Math.Exp(logit - largest);
        }

        double[] logProbs = new double[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            logProbs[i] = logits[i] - largest - Math.Log(sum);
        }

        return logProbs;
    }

    public static double Entropy(ReadOnlySpan<double> logits)
    {
        double entropy = 0;
        foreach (double logProb in LogSoftmax(logits))
        {
            entropy -= double.IsNegativeInfinity(logProb) ? 0 : Math.Exp(logProb) * logProb;
        }

        return entropy;
    }

    /// <summary>Gradient of dLogProb · logProb[target] + dEntropy · entropy.</summary>
    public static double[] Gradient(ReadOnlySpan<double> logits, int target, double dLogProb, double dEntropy)
    {
        double[] logProbs = LogSoftmax(logits);
        double entropy = Entropy(logits);
        double[] gradient = new double[logits.Length];
        for (int i = 0; i < logits.Length; i++)
        {
            double p = Math.Exp(logProbs[i]);
            gradient[i] = (dLogProb * ((i == target ? 1 : 0) - p)) - (dEntropy * p * (logProbs[i] + entropy));
        }

        return gradient;
    }
}
