namespace GainsightEvents.Outbox;

/// <summary>
/// What a lane has used of its quota and what its attempts brought, for all processes that deliver it. A store keeps it beside the lane's
/// entries, as bytes that it never reads, and changes it in the same transaction. All instants are by the store's clock; 0 is none.
/// </summary>
internal sealed class LaneState
{
    // Processes of one lane may have different settings, while new ones are rolled out. More than a few versions are old ones.
    private const int MaxTroubles = 4;
    private const long LeastSetBack = 2 * TimeSpan.TicksPerMinute;
    private const byte Format = 2;

    // Had no pace.
    private const byte FirstFormat = 1;

    private readonly List<LaneTrouble> _troubles = [];

    public QuotaUse Quota { get; } = new();

    /// <summary>When the latest of those entries was leased that were delivered. What failed before then and fails again is itself at fault.</summary>
    public long LastPassedAt { get; set; }

    /// <summary>When it last delivered one.</summary>
    public long LastDeliveredAt { get; set; }

    /// <summary>What is held against each version of the lane's settings, the latest last.</summary>
    public IReadOnlyList<LaneTrouble> Troubles => _troubles;

    /// <summary>What is held against a version of the lane's settings; <see langword="null"/> for nothing.</summary>
    public LaneTrouble? Find(long version)
    {
        foreach (var trouble in _troubles)
        {
            if (trouble.Version == version)
            {
                return trouble;
            }
        }

        return null;
    }

    /// <summary>The same, to hold something against it.</summary>
    public LaneTrouble FindOrAdd(long version)
    {
        if (Find(version) is { } found)
        {
            return found;
        }

        if (_troubles.Count == MaxTroubles)
        {
            _troubles.RemoveAt(0);
        }

        var trouble = new LaneTrouble { Version = version };
        _troubles.Add(trouble);
        return trouble;
    }

    /// <summary>Forgets what was held against a version.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Forget(long version) => _troubles.RemoveAll(trouble => trouble.Version == version) > 0;

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(Format);
            writer.Write(Quota.NextArrival);
            Quota.Day.Write(writer);
            writer.Write(LastPassedAt);
            writer.Write(LastDeliveredAt);
            writer.Write(_troubles.Count);
            _troubles.ForEach(trouble => trouble.Write(writer));
        }

        return stream.ToArray();
    }

    /// <summary>
    /// Heeds a clock that was set back, by an operator or since the state was written: what was keeps its age, and what is to come its distance.
    /// Else a clock that was once wrong would close the lane until it is reached again. Whatever the state says, what was is not after now, and
    /// what is to come not more than a day ahead.
    /// </summary>
    /// <param name="now">The store's clock.</param>
    public void Heed(long now)
    {
        if (Quota.Day.Heed(now) is var back && back >= LeastSetBack)
        {
            SetBack(back);
        }

        LastDeliveredAt = Math.Min(LastDeliveredAt, now);

        // What passes at a time that has not come proves nothing against an entry that fails now.
        LastPassedAt = LastPassedAt > now ? 0 : LastPassedAt;
        foreach (var trouble in _troubles)
        {
            trouble.PausedSince = Math.Min(trouble.PausedSince, now);
            trouble.ResumedAt = Math.Min(trouble.ResumedAt, now);
            trouble.ThrottledSince = Math.Min(trouble.ThrottledSince, now);
            trouble.SlowedAt = Math.Min(trouble.SlowedAt, now);
            trouble.NextProbeAt = Math.Min(trouble.NextProbeAt, now + TimeSpan.TicksPerDay);
            trouble.ThrottledUntil = Math.Min(trouble.ThrottledUntil, now + TimeSpan.TicksPerDay);
        }
    }

    private void SetBack(long back)
    {
        Quota.NextArrival -= back;
        LastDeliveredAt = Earlier(LastDeliveredAt);
        LastPassedAt = Earlier(LastPassedAt);
        foreach (var trouble in _troubles)
        {
            trouble.PausedSince = Earlier(trouble.PausedSince);
            trouble.ResumedAt = Earlier(trouble.ResumedAt);
            trouble.NextProbeAt = Earlier(trouble.NextProbeAt);
            trouble.ThrottledSince = Earlier(trouble.ThrottledSince);
            trouble.ThrottledUntil = Earlier(trouble.ThrottledUntil);
            trouble.SlowedAt = Earlier(trouble.SlowedAt);
        }

        // What is none stays none, and what is something does not become none.
        long Earlier(long instant) => instant == 0 ? 0 : Math.Max(1, instant - back);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; nothing is a lane of which nothing is known.</summary>
    /// <exception cref="InvalidDataException">
    /// A later release has written it. To go on without it would forget how much of the day's quota is used.
    /// </exception>
    public static LaneState FromBytes(byte[]? bytes)
    {
        var state = new LaneState();
        if (bytes is null || bytes.Length == 0)
        {
            return state;
        }

        if (bytes[0] is not (FirstFormat or Format))
        {
            throw new InvalidDataException(
                $"The state of a lane in the outbox has format {bytes[0]}, and this release reads format {Format}: a later release has written it. "
                + "Update this process, or let it have a store of its own.");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        var format = reader.ReadByte();
        state.Quota.NextArrival = reader.ReadInt64();
        state.Quota.Day.Read(reader);
        state.LastPassedAt = reader.ReadInt64();
        state.LastDeliveredAt = reader.ReadInt64();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            state._troubles.Add(LaneTrouble.Read(reader, hasPace: format > FirstFormat));
        }

        return state;
    }
}

/// <summary>What is held against one version of a lane's address and credentials.</summary>
internal sealed class LaneTrouble
{
    public required long Version { get; init; }

    /// <summary>Since when it is paused.</summary>
    public long PausedSince { get; set; }

    /// <summary>Why it is paused or braked: a message that a person can act on.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When a pause last ended. What was sent before says nothing about the lane any more.</summary>
    public long ResumedAt { get; set; }

    /// <summary>Failures of the host in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Rejected entries in a row.</summary>
    public int Rejections { get; set; }

    public bool InOutage { get; set; }

    public bool IsBraked { get; set; }

    public int FailedProbes { get; set; }

    public long NextProbeAt { get; set; }

    /// <summary>Rests in a row.</summary>
    public int Throttles { get; set; }

    public long ThrottledSince { get; set; }

    public long ThrottledUntil { get; set; }

    /// <summary>The pace to which the last rest slowed it; it has regained some since.</summary>
    public double SlowedTo { get; set; }

    public long SlowedAt { get; set; }

    public bool IsPaused => PausedSince != 0;

    /// <summary>Whether single entries are tried until one passes.</summary>
    public bool IsProbing => IsPaused || InOutage || IsBraked;

    /// <summary>When it may send again; not later than now when it may.</summary>
    public long OpensAt => IsProbing ? Math.Max(NextProbeAt, ThrottledUntil) : ThrottledUntil;

    public void Write(BinaryWriter writer)
    {
        writer.Write(Version);
        writer.Write(PausedSince);
        writer.Write(Reason);
        writer.Write(ResumedAt);
        writer.Write(Failures);
        writer.Write(Rejections);
        writer.Write(InOutage);
        writer.Write(IsBraked);
        writer.Write(FailedProbes);
        writer.Write(NextProbeAt);
        writer.Write(Throttles);
        writer.Write(ThrottledSince);
        writer.Write(ThrottledUntil);
        writer.Write(SlowedTo);
        writer.Write(SlowedAt);
    }

    public static LaneTrouble Read(BinaryReader reader, bool hasPace) => new()
    {
        Version = reader.ReadInt64(),
        PausedSince = reader.ReadInt64(),
        Reason = reader.ReadString(),
        ResumedAt = reader.ReadInt64(),
        Failures = reader.ReadInt32(),
        Rejections = reader.ReadInt32(),
        InOutage = reader.ReadBoolean(),
        IsBraked = reader.ReadBoolean(),
        FailedProbes = reader.ReadInt32(),
        NextProbeAt = reader.ReadInt64(),
        Throttles = reader.ReadInt32(),
        ThrottledSince = reader.ReadInt64(),
        ThrottledUntil = reader.ReadInt64(),
        SlowedTo = hasPace ? reader.ReadDouble() : 0,
        SlowedAt = hasPace ? reader.ReadInt64() : 0,
    };
}
