namespace GainsightEvents.Settings;

/// <summary>
/// Makes a snapshot of options, and lists what is wrong with them: settings with which events would be lost. Checks what the registered
/// events' targets need, and no more.
/// </summary>
/// <param name="catalogs">The registered events.</param>
/// <param name="root">The section's path, for messages.</param>
/// <param name="invalidDefault">What <see cref="GainsightOptions.OnInvalid"/> means where it is not set.</param>
internal sealed class SettingsResolver(RegisteredCatalogs catalogs, SettingsRoot root, InvalidEventPolicy invalidDefault = InvalidEventPolicy.Throw)
{
    /// <summary>Resolves options.</summary>
    public ResolvedSettings Resolve(GainsightOptions options)
    {
        var always = new SettingRules(root, options.Mode, options.Dispatch);
        var sending = new SettingRules(root, options.Mode, options.Dispatch);
        var snapshot = new SettingsSnapshot
        {
            Mode = always.CheckChoice(options.Mode, $"{root.Path}:Mode"),
            OnInvalid = always.CheckChoice(options.OnInvalid ?? invalidDefault, $"{root.Path}:OnInvalid"),
            Dispatch = options.Dispatch,
            Outbox = ResolveOutbox(options.Outbox ?? new OutboxOptions(), always),
            Lanes = ResolveLanes(options.Px ?? new PxOptions(), options.Nxt ?? new NxtOptions(), sending),
        };

        // Where nothing is sent, nothing is needed for it. What an account shares with the default one is told once.
        return options.Mode == GainsightMode.Off
            ? new(snapshot, [.. options.Unread, .. always.Failures], [])
            : new(snapshot, [.. options.Unread.Concat(always.Failures).Concat(sending.Failures).Distinct(StringComparer.Ordinal)], [.. sending.Warnings.Distinct(StringComparer.Ordinal)]);
    }

    private Dictionary<Lane, LaneSettings> ResolveLanes(PxOptions px, NxtOptions nxt, SettingRules rules)
    {
        var lanes = new Dictionary<Lane, LaneSettings>();
        if (catalogs.GoTo(EventTarget.Px))
        {
            var resolver = new PxSettingsResolver(catalogs, root, rules);
            Add(EventTarget.Px, null, lane => resolver.Resolve(px, lane, px));
            foreach (var account in px.Accounts)
            {
                Add(EventTarget.Px, account.Key, lane => resolver.Resolve(px, lane, account.Value ?? new PxAccountOptions()));
            }
        }

        if (catalogs.GoTo(EventTarget.Nxt))
        {
            var resolver = new NxtSettingsResolver(catalogs, root, rules);
            resolver.CheckEvents();
            Add(EventTarget.Nxt, null, lane => resolver.Resolve(nxt, lane, nxt));
            foreach (var account in nxt.Accounts)
            {
                Add(EventTarget.Nxt, account.Key, lane => resolver.Resolve(nxt, lane, account.Value ?? new NxtAccountOptions()));
            }
        }

        return lanes;

        void Add(EventTarget target, string? account, Func<Lane, LaneSettings> resolve)
        {
            var lane = new Lane(target, account);
            lanes.Add(lane, resolve(lane));
        }
    }

    private OutboxSettings ResolveOutbox(OutboxOptions options, SettingRules rules)
    {
        const int LeastBytes = 65_536;
        var path = $"{root.Path}:Outbox";
        rules.Check(options.MaxEvents >= 1, $"{path}:MaxEvents", options.MaxEvents, "must be at least 1");
        rules.Check(options.MaxBytes >= LeastBytes, $"{path}:MaxBytes", options.MaxBytes, $"must be at least {LeastBytes}, or a large event would never fit");
        CheckTime("WaitTimeout", options.WaitTimeout, TimeSpan.Zero, TimeSpan.FromDays(1), "must be between zero and a day");
        CheckTime("MaxAge", options.MaxAge, TimeSpan.FromTicks(1), LongestAge, $"must be over zero, or every event would expire unsent, and at most {LongestAge.Days} days");
        CheckTime("DeadLetterMaxAge", options.DeadLetterMaxAge, TimeSpan.FromTicks(1), LongestAge, $"must be over zero, or dead letters would be purged unseen, and at most {LongestAge.Days} days");
        CheckTime("StopTimeout", options.StopTimeout, TimeSpan.Zero, TimeSpan.FromDays(1), "must be between zero and a day");
        return new OutboxSettings(
            options.MaxEvents, options.MaxBytes, rules.CheckChoice(options.Overflow, $"{path}:Overflow"), options.WaitTimeout, options.MaxAge, options.DeadLetterMaxAge, options.StopTimeout);

        void CheckTime(string name, TimeSpan value, TimeSpan least, TimeSpan most, string rule) =>
            rules.Check(value >= least && value <= most, $"{path}:{name}", value, rule);
    }

    // Ten years: far beyond any use, and far from the end of the calendar.
    private static TimeSpan LongestAge => TimeSpan.FromDays(3650);
}

/// <summary>What became of options.</summary>
/// <param name="Settings">The settings; not to be used where anything is wrong.</param>
/// <param name="Failures">What is wrong.</param>
/// <param name="Warnings">What looks wrong, and may be right.</param>
internal sealed record ResolvedSettings(SettingsSnapshot Settings, IReadOnlyList<string> Failures, IReadOnlyList<string> Warnings);
