namespace Plumbline.Training.Distillation;

/// <summary>Generalised Jensen–Shannon divergence between a teacher's and a student's next-token distributions (Agarwal et al. 2024, GKD, eq. 1).</summary>
public static class GeneralizedJsdMath
{
    /// <summary>
    /// β·KL(t‖m) + (1 − β)·KL(s‖m) with m = β·t + (1 − β)·s; at β = 0 KL(t‖s), at β = 1 KL(s‖t), as in TRL (both are the limits after division by β(1 − β)).
    /// </summary>
    /// <param name="studentLogits">Logits of the student <c>[vocabulary]</c>.</param>
    /// <param name="teacherLogits">Logits of the teacher.</param>
    /// <param name="beta">β, 0 to 1.</param>
    /// <param name="gradient">Receives the derivative by <paramref name="studentLogits"/>.</param>
    /// <returns>The divergence, nats, 0 or above.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no token, or β is not from 0 to 1.</exception>
    public static double Divergence(ReadOnlySpan<double> studentLogits, ReadOnlySpan<double> teacherLogits, double beta, Span<double> gradient)
    {
        int count = studentLogits.Length;
        if (count == 0 || teacherLogits.Length != count || gradient.Length != count || !(beta is >= 0 and <= 1))
        {
            throw new ArgumentException($"{count} and {teacherLogits.Length} logits, {gradient.Length} derivatives and beta {beta} do not fit together", nameof(studentLogits));
        }

        double[] student = LogSoftmax(studentLogits);
        double[] teacher = LogSoftmax(teacherLogits);
        double divergence = 0;
        double mean = 0;
        for (int i = 0; i < count; i++)
        {
            // Slope is the derivative by the student's probability, up to a constant that the softmax removes.
            (double part, double slope) = Part(student[i], teacher[i], beta);
            divergence += part;
            gradient[i] = slope;
            mean += Math.Exp(student[i]) * slope;
        }

        for (int i = 0; i < count; i++)
        {
            gradient[i] = beta == 0 ? Math.Exp(student[i]) - Math.Exp(teacher[i]) : Math.Exp(student[i]) * (gradient[i] - mean);
        }

        return Math.Max(0, divergence);
    }

    private static (double Part, double Slope) Part(double student, double teacher, double beta)
    {
        if (beta == 0)
        {
            return (Times(Math.Exp(teacher), teacher - student), 0);
        }

        if (beta == 1)
        {
            return (Times(Math.Exp(student), student - teacher), student - teacher);
        }

        double most = Math.Max(student, teacher);
        double mixture = most + Math.Log((beta * Math.Exp(teacher - most)) + ((1 - beta) * Math.Exp(student - most)));
        return (
            (beta * Times(Math.Exp(teacher), teacher - mixture)) + ((1 - beta) * Times(Math.Exp(student), student - mixture)),
            (1 - beta) * (student - mixture));
    }

    // 0·∞ is 0 here: what has no probability costs nothing.
    private static double Times(double probability, double difference) => probability == 0 ? 0 : probability * difference;

    private static double[] LogSoftmax(ReadOnlySpan<double> logits)
    {
        double most = double.NegativeInfinity;
        foreach (double logit in logits)
        {
            most = Math.Max(most, logit);
        }

        double sum = 0;
        foreach (double logit in logits)
        {
            sum += Math.Exp(logit - most);
        }

        double[] result = new double[logits.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = logits[i] - most - Math.Log(sum);
        }

        return result;
    }
}
