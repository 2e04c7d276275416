package dev.tradewind.feature.online.redis;

/**
 * The Lua scripts; Redis runs each as one step.
 *
 * <p>Keys, below a common prefix: {@code live} and {@code building} hold ids of generations; {@code
 * closing} for a moment the id of a live one that takes nothing any more; {@code condemned} is the
 * set of those to be deleted. {@code <id>:positions} is a hash of the next offset of each partition
 * and of what the generation is made by: {@code views}, {@code partitions}, {@code revision} and
 * {@code definitions}. {@code <id>:<view>:<part>:<entity>} is a packed state. Scripts make key
 * names from ids, which a Redis Cluster does not allow.
 */
final class Scripts {

  private static final String COMMON =
      """
      local prefix = KEYS[1]
      local function positions(id) return prefix .. ':' .. id .. ':positions' end
      local function get(name)
        local id = redis.call('GET', prefix .. ':' .. name)
        if not id then return false end
        local count = redis.call('HGET', positions(id), 'partitions')
        if count and redis.call('HLEN', positions(id)) == tonumber(count) + 4 then return id end
        redis.call('SADD', prefix .. ':condemned', id)
        redis.call('DEL', prefix .. ':' .. name)
        return false
      end
      local function make(name, id, views, partitions, revision, definitions)
        redis.call('HSET', positions(id), 'views', views, 'partitions', partitions,
          'revision', revision, 'definitions', definitions)
        for p = 0, tonumber(partitions) - 1 do redis.call('HSET', positions(id), p, 0) end
        redis.call('SET', prefix .. ':' .. name, id)
      end
      local function describe(id)
        if not id then return {} end
        local found = redis.call('HMGET', positions(id), 'views', 'partitions', 'revision')
        return {id, found[1], found[2], found[3]}
      end
      """;

  /**
   * No arguments. Answers id, views, partitions and revision of the live generation, or nothing.
   */
  static final String LIVE = COMMON + "return describe(get('live'))\n";

  /** No arguments. Answers what there is: live, and being built. */
  static final String GENERATIONS =
      COMMON + "return {describe(get('live')), describe(get('building'))}\n";

  /** generation. Answers its definitions, or nothing. */
  static final String DEFINITIONS =
      COMMON + "return redis.call('HGET', positions(ARGV[1]), 'definitions')\n";

  /** candidate, views, partitions, revision, definitions. Answers what there is, as above. */
  static final String OPEN =
      COMMON
          + """
          local live = get('live')
          if not live then
            live = ARGV[1]
            make('live', live, ARGV[2], ARGV[3], ARGV[4], ARGV[5])
          end
          return {describe(live), describe(get('building'))}
          """;

  /**
   * candidate, views, partitions, revision, definitions, insteadOf, evenOlder (0 or 1). Answers the
   * generation being built, or nothing where a newer one is there.
   */
  static final String BEGIN_REBUILD =
      COMMON
          + """
          local function newer(id)
            return id and ARGV[7] ~= '1'
              and tonumber(redis.call('HGET', positions(id), 'revision')) > tonumber(ARGV[4])
          end
          local building = get('building')
          if newer(building) or newer(get('live')) then return {} end
          if building then
            local found = describe(building)
            if building ~= ARGV[6] and found[2] == ARGV[2] and found[3] == ARGV[3] then
              return found
            end
            redis.call('SADD', prefix .. ':condemned', building)
          end
          make('building', ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])
          return describe(ARGV[1])
          """;

  /** generation, evenBehind (0 or 1). Answers 1 if it is live now. */
  static final String PROMOTE =
      COMMON
          + """
          local live = get('live')
          if get('building') ~= ARGV[1] then return live == ARGV[1] and 1 or 0 end
          if live then
            local count = tonumber(redis.call('HGET', positions(live), 'partitions'))
            for p = 0, count - 1 do
              local old = tonumber(redis.call('HGET', positions(live), p))
              local new = tonumber(redis.call('HGET', positions(ARGV[1]), p) or 0)
              if new < old and ARGV[2] ~= '1' then
                redis.call('SET', prefix .. ':closing', live, 'PX', 1000)
                return 0
              end
            end
            redis.call('SADD', prefix .. ':condemned', live)
          end
          redis.call('SET', prefix .. ':live', ARGV[1])
          redis.call('DEL', prefix .. ':building', prefix .. ':closing')
          return 1
          """;

  /**
   * generation, partition, expected, next, then states for KEYS[2] and on. What every event goes
   * through: as few calls as can be.
   */
  static final String COMMIT =
      """
      local prefix, id = KEYS[1], ARGV[1]
      local names = redis.call('MGET', prefix .. ':live', prefix .. ':building', prefix .. ':closing')
      if names[1] ~= id and names[2] ~= id then return 'GONE' end
      if names[1] == id and names[3] == id then return 'SUPERSEDED' end
      local positions = prefix .. ':' .. id .. ':positions'
      if redis.call('HGET', positions, ARGV[2]) ~= ARGV[3] then return 'SUPERSEDED' end
      for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[i + 3]) end
      redis.call('HSET', positions, ARGV[2], ARGV[4])
      return 'APPLIED'
      """;

  /** generation. Answers the positions by partition, or nothing where it is no more. */
  static final String POSITIONS =
      COMMON
          + """
          if get('live') ~= ARGV[1] and get('building') ~= ARGV[1] then return {} end
          local answer = {}
          for p = 0, tonumber(redis.call('HGET', positions(ARGV[1]), 'partitions')) - 1 do
            answer[p + 1] = redis.call('HGET', positions(ARGV[1]), p)
          end
          return answer
          """;

  /**
   * generation; states for KEYS[2] and on. Answers the positions and the states of one moment, or
   * nothing where the generation is not live.
   */
  static final String PLACED =
      """
      local prefix, id = KEYS[1], ARGV[1]
      if redis.call('GET', prefix .. ':live') ~= id then return {} end
      local positions = prefix .. ':' .. id .. ':positions'
      local places, states = {}, {}
      for p = 0, tonumber(redis.call('HGET', positions, 'partitions')) - 1 do
        places[p + 1] = redis.call('HGET', positions, p)
      end
      for i = 2, #KEYS do states[i - 1] = redis.call('GET', KEYS[i]) end
      return {places, states}
      """;

  private Scripts() {}
}
