using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.Assistance;

/// <summary>
/// The exact plan of an <see cref="AssistanceProblem"/>, by value iteration over beliefs (the solution of an assistance game with a fixed human as a POMDP: Hadfield-Menell et al. 2016,
/// "Cooperative inverse reinforcement learning"; Shah et al. 2020, "Benefits of assistance over reward learning"). Only finitely many beliefs can be reached: one for each
/// count of how often each wish was named. It asks just where the value of asking, price paid, is above that of the best thing to do at once.
/// </summary>
public sealed class AssistancePlan
{
    private readonly AssistanceProblem _problem;
    private readonly int _list;
    private readonly int _ask;
    private readonly Dictionary<long, (double Value, int Action)> _solved = [];

    private AssistancePlan(AssistanceProblem problem)
    {
        _problem = problem;
        _list = problem.Prior.Count;
        _ask = _list + 1;
        (Value, _) = SolveFrom(new int[_list], 0);
    }

    /// <summary>What the plan is worth at the start, if the problem is as believed.</summary>
    public double Value { get; }

    /// <summary>Solves a problem.</summary>
    /// <exception cref="ArgumentException">It is wrong; the message says all that is.</exception>
    public static AssistancePlan Solve(AssistanceProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ThrowIfWrong(problem);
        return new AssistancePlan(problem);
    }

    /// <summary>What to do next.</summary>
    /// <param name="answers">The wishes named so far, by index, in any order; empty at the start.</param>
    /// <exception cref="ArgumentException">An answer is no wish, or there are more than the horizon allows.</exception>
    public AssistanceDecision Next(IReadOnlyList<int> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int[] named = new int[_list];
        foreach (int answer in answers)
        {
            if (answer < 0 || answer >= _list)
            {
                throw new ArgumentException($"an answer names wish {answer}; expected 0 to {_list - 1}", nameof(answers));
            }

            named[answer]++;
        }

        if (answers.Count > _problem.Horizon || !_solved.TryGetValue(Key(named), out (double Value, int Action) solved))
        {
            throw new ArgumentException($"{answers.Count} answers; expected at most {_problem.Horizon}", nameof(answers));
        }

        return solved.Action == _ask ? new AssistanceDecision(AssistanceAct.Ask, null)
            : solved.Action == _list ? new AssistanceDecision(AssistanceAct.ListEverything, null)
            : new AssistanceDecision(AssistanceAct.Deliver, solved.Action);
    }

    /// <summary>The value of information of one question at a belief, price not counted: E[best after the answer] − best now. Not negative.</summary>
    /// <param name="problem">Answers and rewards.</param>
    /// <param name="belief">How likely each wish is, summing to 1.</param>
    /// <exception cref="ArgumentException">The belief has another length than the prior.</exception>
    public static double ValueOfInformation(AssistanceProblem problem, IReadOnlyList<double> belief)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(belief);
        if (belief.Count != problem.Prior.Count)
        {
            throw new ArgumentException($"{belief.Count} probabilities for {problem.Prior.Count} wishes; expected as many", nameof(belief));
        }

        double after = 0;
        for (int answer = 0; answer < belief.Count; answer++)
        {
            double[] joint = [.. belief.Select((probability, wish) => probability * problem.Answers(answer, wish))];
            after += Math.Max(joint.Max() * problem.DeliveryReward, joint.Sum() * problem.ListReward);
        }

        return Math.Max(0, after - Math.Max(belief.Max() * problem.DeliveryReward, problem.ListReward));
    }

    /// <summary>What the plan is worth, exactly, where the truth may be another than it believes: other answers, prices or rewards.</summary>
    /// <param name="truth">With as many wishes.</param>
    /// <exception cref="ArgumentException">It is wrong or of another size.</exception>
    public AssistanceOutcome Evaluate(AssistanceProblem truth)
    {
        ThrowUnlessFits(truth);
        Dictionary<long, AssistanceOutcome[]> reached = [];
        AssistanceOutcome sum = new(0, 0, 0);
        foreach ((int wish, AssistanceOutcome outcome) in From(new int[_list], 0).Index())
        {
            sum = sum.Plus(truth.Prior[wish], outcome);
        }

        return sum;

        // What comes of each wish after these answers.
        AssistanceOutcome[] From(int[] named, int asked)
        {
            long key = Key(named);
            if (reached.TryGetValue(key, out AssistanceOutcome[]? known))
            {
                return known;
            }

            int action = _solved[key].Action;
            AssistanceOutcome[] outcomes = [.. Enumerable.Range(0, _list).Select(wish => action == _ask ? new AssistanceOutcome(0, 0, 0) : End(truth, action, wish, asked))];
            for (int answer = 0; action == _ask && answer < _list; answer++)
            {
                named[answer]++;
                AssistanceOutcome[] after = From(named, asked + 1);
                named[answer]--;
                for (int wish = 0; wish < _list; wish++)
                {
                    outcomes[wish] = outcomes[wish].Plus(truth.Answers(answer, wish), after[wish]);
                }
            }

            reached[key] = outcomes;
            return outcomes;
        }
    }

    /// <summary>Plays one dialogue with a sampled person.</summary>
    /// <param name="truth">What she is like; see <see cref="Evaluate"/>.</param>
    /// <param name="random">Where wish and answers come from.</param>
    /// <exception cref="ArgumentException">The truth is wrong or of another size.</exception>
    public AssistanceOutcome Play(AssistanceProblem truth, RandomStream random)
    {
        ThrowUnlessFits(truth);
        int wish = ProbabilityVector.Draw([.. truth.Prior], random);
        double[] answers = [.. Enumerable.Range(0, _list).Select(answer => truth.Answers(answer, wish))];
        int[] named = new int[_list];
        int asked = 0;
        for (int action = _solved[Key(named)].Action; ; action = _solved[Key(named)].Action)
        {
            if (action != _ask)
            {
                return End(truth, action, wish, asked);
            }

            named[ProbabilityVector.Draw(answers, random)]++;
            asked++;
        }
    }

    private AssistanceOutcome End(AssistanceProblem truth, int action, int wish, int asked)
    {
        double reward = action == _list ? truth.ListReward : action == wish ? truth.DeliveryReward : 0;
        return new AssistanceOutcome(reward - (asked * truth.QuestionCost), asked, action == _list ? 1 : 0);
    }

    private (double Value, int Action) SolveFrom(int[] named, int asked)
    {
        long key = Key(named);
        if (_solved.TryGetValue(key, out (double Value, int Action) known))
        {
            return known;
        }

        double[] belief = _problem.Joint(named);
        double mass = belief.Sum();
        int guess = ProbabilityVector.Largest(belief);
        double deliver = mass > 0 ? belief[guess] / mass * _problem.DeliveryReward : 0;
        (double Value, int Action) best = deliver >= _problem.ListReward ? (deliver, guess) : (_problem.ListReward, _list);
        if (asked < _problem.Horizon)
        {
            double asking = -_problem.QuestionCost;
            for (int answer = 0; answer < _list; answer++)
            {
                double probability = mass > 0 ? belief.Select((value, wish) => value / mass * _problem.Answers(answer, wish)).Sum() : 0;
                named[answer]++;
                asking += probability * SolveFrom(named, asked + 1).Value;
                named[answer]--;
            }

            // Asking must be worth more than rounding: at a tie it acts.
            best = asking > best.Value + 1e-12 ? (asking, _ask) : best;
        }

        _solved[key] = best;
        return best;
    }

    // Counts are at most 12: four bits each.
    private static long Key(int[] named)
    {
        long key = 0;
        foreach (int count in named)
        {
            key = (key << 4) | (uint)count;
        }

        return key;
    }

    private static void ThrowIfWrong(AssistanceProblem problem)
    {
        if (problem.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(problem));
        }
    }

    private void ThrowUnlessFits(AssistanceProblem truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ThrowIfWrong(truth);
        if (truth.Prior.Count != _list)
        {
            throw new ArgumentException($"the truth has {truth.Prior.Count} wishes and the plan {_list}; expected as many", nameof(truth));
        }
    }
}
