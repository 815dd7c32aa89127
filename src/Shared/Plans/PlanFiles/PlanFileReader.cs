using System.Globalization;
using System.Text;
using GainsightEvents.Model;
using GainsightEvents.Wire;
using static GainsightEvents.Plans.PlanFiles.PlanProperties;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Reads a plan file and tells all its mistakes at once.</summary>
internal sealed class PlanFileReader
{
    // The fields of the envelope that a member may fill.
    private static readonly string[] PxFieldNames = [.. PxFields.All.Except([PxFields.PropertyKey, PxFields.EventName, PxFields.Attributes])];

    private readonly PlanProblems _problems;

    private PlanFileReader(PlanProblems problems) => _problems = problems;

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="PlanFileException">It is no plan.</exception>
    public static PlanFile Read(string file, byte[] json)
    {
        try
        {
            return Read(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(json));
        }
        catch (DecoderFallbackException e)
        {
            var problems = new PlanProblems(Encoding.UTF8.GetString(json, 0, Math.Max(0, e.Index)));
            problems.RefuseText(Encoding.UTF8.GetCharCount(json, 0, Math.Max(0, e.Index)), PlanJsonReader.NotUnicode);
            throw Refuse(file, problems.Found);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="PlanFileException">It is no plan.</exception>
    public static PlanFile Read(string file, string json)
    {
        var reading = Read(json);
        return reading.Plan ?? throw Refuse(file, reading.Problems);
    }

    /// <summary>Reads a text, and tells its mistakes with their places.</summary>
    public static PlanReading Read(string json)
    {
        var problems = new PlanProblems(json);
        try
        {
            var root = PlanJsonReader.Read(json);
            var plan = new PlanFileReader(problems).Read(new PlanNode(problems, root, ""));
            return new(problems.Found.Count == 0 ? plan : null, problems.Found, new PlanPlaces(root));
        }
        catch (PlanJsonException e)
        {
            problems.RefuseText(e.Position, e.Message);
            return new(null, problems.Found, new PlanPlaces(null));
        }
    }

    private static PlanFileException Refuse(string file, IReadOnlyList<PlanProblem> problems) =>
        new([.. problems.Select(problem => $"{file}({problem.Line.ToString(CultureInfo.InvariantCulture)}): {problem.Message}")]);

    private PlanFile? Read(PlanNode root)
    {
        if (!root.IsObject(OfFile))
        {
            return null;
        }

        if (root.Require(Format, $"{CurrentFormat}") is { } format && !(format.Kind == PlanJsonKind.Number && format.Value.Raw == $"{CurrentFormat}"))
        {
            format.Refuse($"must be {CurrentFormat}, the format that this version of GainsightEvents.Plans reads", $"Write {CurrentFormat}; if a newer version wrote the file, use that version here too.");
        }

        var version = root.Find(PlanProperties.Version);
        var versionText = version?.Text();
        if (versionText is not null && !PlanVersion.TryParse(versionText, out _))
        {
            version!.Refuse("must be three numbers with dots between", "Write it such as \"1.2.0\".");
            versionText = null;
        }

        return new() { Version = versionText, Events = ReadEvents(root.Require(PlanProperties.Events, "[]")?.Items() ?? []) };
    }

    private PlanList<PlanEvent> ReadEvents(IReadOnlyList<PlanNode> nodes) => ReadDistinct(
        nodes,
        ReadEvent,
        static e => (e.Target, e.Name, e.Variant),
        "is an event that the plan has already",
        "Remove one of the two, or give it another name, product or version.");

    private PlanEvent? ReadEvent(PlanNode node)
    {
        var target = node.Kind == PlanJsonKind.Object ? node.Find(Target)?.Word(PlanWords.Targets, PlanWords.Of) : null;
        if (!node.IsObject(target is { } known ? OfEvent(known) : [.. PlanWords.Targets.SelectMany(OfEvent).Distinct()]))
        {
            return null;
        }

        node.Require(Target, "\"px\"");
        var name = node.Require(Name, "\"Report Exported\"")?.Text();
        var planned = new PlanEvent
        {
            Target = target ?? EventTarget.Px,
            Name = name ?? "",
            Product = node.Find(Product)?.Text(),
            Identity = node.Find(Identity)?.Word(PlanWords.Identities, PlanWords.Of) ?? IdentitySource.Member,
            Version = node.Find(PlanProperties.Version)?.Text(),
            Topic = node.Find(Topic)?.Text(),
            Contract = node.Find(Contract)?.Text(),
            AdmitsOtherMembers = node.Find(OtherMembers)?.Flag() ?? false,
            Description = node.Find(Description)?.Text(),
            Owner = node.Find(Owner)?.Text(),
            ExpiresOn = ReadExpiry(node),
            Deprecated = node.Find(Deprecated)?.Text(),
            Retired = ReadRetired(node),
            Members = ReadMembers(target, node.Require(Members, "[]")?.Items() ?? []),
        };
        return target is null || name is null ? null : planned;
    }

    private PlanList<PlanMember> ReadMembers(EventTarget? target, IReadOnlyList<PlanNode> nodes) => ReadDistinct(
        nodes,
        node => ReadMember(target, node),
        static member => member.Name,
        "is a member that the event has already",
        "Remove one of the two, or give it another name.");

    private static PlanMember? ReadMember(EventTarget? target, PlanNode node)
    {
        if (!node.IsObject(OfMember))
        {
            return null;
        }

        var name = node.Require(Name, target == EventTarget.Nxt ? "\"orderId\"" : "\"attributes.featureName\"");
        var nameText = name?.Text();
        if (target == EventTarget.Px && nameText is not null && !PxFieldNames.Contains(nameText) && !nameText.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal))
        {
            name!.Refuse(
                $"must begin with '{PlanMember.AttributePrefix}' or be a field of the PX envelope",
                NearestName.Find(nameText, PxFieldNames) is { } meant ? $"Did you mean \"{meant}\"?" : $"For an attribute write \"{PlanMember.AttributePrefix}{OneLine.Of(nameText)}\".");
        }

        var type = node.Require(PlanProperties.Type, "\"string\"")?.Word(PlanWords.Types, PlanWords.Of);
        var member = new PlanMember
        {
            Name = nameText ?? "",
            Type = type ?? WireKind.String,
            Required = node.Find(Required)?.Flag() ?? false,
            Personal = node.Find(Personal)?.Flag() ?? false,
            Constraints = node.Find(Constraints) is { } constraints ? PlanConstraintReader.Read(constraints) : new([]),
            Description = node.Find(Description)?.Text(),
            Deprecated = node.Find(Deprecated)?.Text(),
            Retired = ReadRetired(node),
        };
        return nameText is null || type is null ? null : member;
    }

    private static string? ReadExpiry(PlanNode parent) =>
        ReadText(parent, ExpiresOn, PlanDay.IsRight, "must be the last day on which the event may be declared", "Write year, month and day, such as \"2026-12-31\".");

    private static string? ReadRetired(PlanNode parent) =>
        ReadText(parent, Retired, RetiredNote.IsRight, "must begin with the day from which on it is not sent", "Write it such as \"2026-11-27, replaced by Report Shared\".");

    private static string? ReadText(PlanNode parent, string property, Func<string, bool> isRight, string rule, string remedy)
    {
        if (parent.Find(property) is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (!isRight(text))
        {
            node.Refuse(rule, remedy);
        }

        return text;
    }

    private PlanList<T> ReadDistinct<T, TKey>(IReadOnlyList<PlanNode> nodes, Func<PlanNode, T?> read, Func<T, TKey> keyOf, string rule, string remedy)
        where T : class, IEquatable<T>
        where TKey : notnull
    {
        var found = new List<T>();
        var places = new Dictionary<TKey, PlanJsonValue>();
        foreach (var node in nodes)
        {
            if (read(node) is not { } item)
            {
                continue;
            }

            if (places.TryGetValue(keyOf(item), out var first))
            {
                node.Refuse($"{rule}, on line {_problems.LineOf(first)}", remedy);
                continue;
            }

            places[keyOf(item)] = node.Value;
            found.Add(item);
        }

        return found.ToPlanList();
    }
}
